import type { Me, QueueRow, ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { MIN_WINDOW_MINUTES, windowEnd } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useIntentKey } from '../api/use-intent-key.ts';
import { foldWritten } from '../live/officer-cache.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/console/ErrorNote.tsx';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useStepUp } from '../ui/console/step-up.ts';
import { useWords } from '../ui/console/words.ts';
import { formatLength } from '../ui/format.ts';
import { KeyIcon } from '../ui/icons/KeyIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { ChangedNotice } from './ChangedNotice.tsx';
import { hasMoved } from './changed-since.ts';
import { RejectDialog } from './RejectDialog.tsx';
import { approveSharing } from './share-queries.ts';
import { WhoAndUntil } from './WhoAndUntil.tsx';

/** The decision itself: how long, and the buttons that say until when. */
export function ApprovalDecision({
  request,
  live,
  me,
  onDecided,
  children,
}: {
  request: ShareRequest;
  live: QueueRow | undefined;
  me: Me;
  onDecided: (until: number | null) => void;
  children: ReactNode;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const max = request.grantableMinutes;
  const [minutes, setMinutes] = useState<number | null>(max);
  const [isRejecting, setRejecting] = useState(false);
  const approve = useApproval(request, onDecided);
  const isOwn = request.requestedBy.id === me.officer.id;
  const isMoved = hasMoved(request, live);
  const end = windowEnd(now, minutes ?? max);

  return (
    <>
      <ChangedNotice request={request} live={live} />
      <WhoAndUntil
        request={request}
        end={end}
        minutes={minutes}
        onMinutes={setMinutes}
        min={Math.min(MIN_WINDOW_MINUTES, max)}
        canChoose={request.state === 'waiting' && !isOwn}
      />
      {children}
      <div className="decide">
        {request.state !== 'waiting' && <p>{t(`approval.state.${request.state}`)}</p>}
        {request.state === 'waiting' && isOwn && <p className="own">{t('approval.own')}</p>}
        {request.state === 'waiting' && !isOwn && (
          <>
            <ErrorNote error={approve.error} />
            <Button destructive onClick={() => setRejecting(true)}>
              {t('reject.button')}
            </Button>
            <Button
              kind="sun"
              disabled={minutes === null || isMoved || approve.isPending}
              onClick={() => minutes !== null && approve.mutate(minutes)}
            >
              <KeyIcon />
              {t('approval.action', { at: formatMoment(end, now, zone) })}
            </Button>
            <p className="hint">
              {isMoved
                ? t('approval.blocked')
                : minutes !== null && minutes < request.minutes
                  ? t('approval.shortened', {
                      asked: formatLength(request.minutes * 60_000),
                      granted: formatLength(minutes * 60_000),
                    })
                  : t('approval.stepUp')}
            </p>
          </>
        )}
      </div>
      {isRejecting && (
        <RejectDialog
          request={request}
          onClose={() => setRejecting(false)}
          onRejected={() => onDecided(null)}
        />
      )}
    </>
  );
}

function useApproval(request: ShareRequest, onApproved: (until: number) => void) {
  const client = useQueryClient();
  const keys = useIntentKey();
  const withStepUp = useStepUp();
  return useMutation({
    mutationFn: (minutes: number) => {
      const body = { version: request.row.version, minutes };
      const key = keys.of([request.id, body]);
      return withStepUp(() => approveSharing(request.id, body, key));
    },
    onSuccess: (written) => {
      if (!written) return;
      foldWritten(client, written);
      const { sharing } = written.row;
      if (sharing.state === 'open') onApproved(sharing.endsAt);
    },
  });
}
