import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { Button } from '../ui/Button.tsx';
import { ConsoleDialog } from '../ui/console/ConsoleDialog.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { PlusIcon } from '../ui/icons/PlusIcon.tsx';
import { ScreenIcon } from '../ui/icons/ScreenIcon.tsx';
import { StateBlock } from '../ui/StateBlock.tsx';
import { useNow } from '../ui/server-clock.ts';
import { Tag } from '../ui/Tag.tsx';
import { kiosksQuery, unpairKiosk } from './kiosk-queries.ts';
import type { PairableSeat } from './PairedAs.tsx';
import { PairKioskDialog } from './PairKioskDialog.tsx';

type Kiosk = Reply<'listKiosks'>['kiosks'][number];

/** The displays of the station: pairing, how they stand, unpairing. */
export function KioskList({
  seats,
  onChanged,
}: {
  seats: readonly PairableSeat[];
  /** A display was paired or unpaired. */
  onChanged: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  const client = useQueryClient();
  const kiosks = useQuery(kiosksQuery);
  const [isPairing, setPairing] = useState(false);
  const [unpaired, setUnpaired] = useState<Kiosk | null>(null);
  const changed = () => {
    setPairing(false);
    setUnpaired(null);
    void client.invalidateQueries({ queryKey: kiosksQuery.queryKey });
    onChanged();
  };

  return (
    <>
      <div className="settings-acts">
        <Button kind="sun" small onClick={() => setPairing(true)}>
          <PlusIcon size="s" />
          {t('kiosks.pair')}
        </Button>
      </div>
      <ErrorNote error={kiosks.error} />
      {kiosks.data?.length === 0 && (
        <StateBlock kind="empty" title={t('kiosks.none')} detail={t('kiosks.noneDetail')} />
      )}
      <ul className="plain-rows">
        {kiosks.data?.map((kiosk) => (
          <li key={kiosk.id} className="row">
            <span className="badge">
              <ScreenIcon />
            </span>
            <div className="body">
              <p className="t">
                {kiosk.name}{' '}
                {kiosk.seatNumber !== null && <Tag>{t('seats:seat', { n: kiosk.seatNumber })}</Tag>}{' '}
                {kiosk.isConnected ? <Tag kind="ok">{t('kiosks.on')}</Tag> : <Tag>{t('kiosks.off')}</Tag>}
              </p>
              <p className="d num">
                {t('kiosks.pairedAt', { at: formatMoment(kiosk.pairedAt, now, zone) })}
                {kiosk.lastSeenAt !== null && !kiosk.isConnected && (
                  <> · {t('kiosks.lastSeen', { at: formatMoment(kiosk.lastSeenAt, now, zone) })}</>
                )}
              </p>
            </div>
            <Button small destructive onClick={() => setUnpaired(kiosk)}>
              {t('kiosks.unpair')}
            </Button>
          </li>
        ))}
      </ul>
      {isPairing && <PairKioskDialog seats={seats} onClose={() => setPairing(false)} onPaired={changed} />}
      {unpaired && <UnpairDialog kiosk={unpaired} onClose={() => setUnpaired(null)} onUnpaired={changed} />}
    </>
  );
}

function UnpairDialog({
  kiosk,
  onClose,
  onUnpaired,
}: {
  kiosk: Kiosk;
  onClose: () => void;
  onUnpaired: () => void;
}) {
  const { t } = useWords();
  const keys = useIntentKey();
  const unpair = useMutation({
    mutationFn: () => unpairKiosk(kiosk.id, keys.of(kiosk.id)),
    onSuccess: onUnpaired,
  });
  return (
    <ConsoleDialog open title={t('kiosks.unpairTitle', { name: kiosk.name })} onClose={onClose}>
      <div className="form">
        <p className="text-text-2">{t('kiosks.unpairWhy')}</p>
        <ErrorNote error={unpair.error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button destructive disabled={unpair.isPending} onClick={() => unpair.mutate()}>
            {t('kiosks.unpair')}
          </Button>
        </div>
      </div>
    </ConsoleDialog>
  );
}
