import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { windowElapsed } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatHoursMinutes } from '../ui/format.ts';
import { KeyIcon } from '../ui/icons/KeyIcon.tsx';
import { MinusIcon } from '../ui/icons/MinusIcon.tsx';
import { WindowRing } from '../ui/WindowRing.tsx';

export function SharingCell({ row, now }: { row: QueueRow; now: number }) {
  const { t } = useWords();
  const zone = useZone();
  const { sharing } = row;
  if (sharing.state === 'open' && now < sharing.endsAt) {
    return (
      <div className="q-window">
        <WindowRing mini onLight size={28} elapsed={windowElapsed(sharing, now)} />
        <span>
          <b className="num">{formatHoursMinutes(sharing.endsAt - now)}</b>
          <small>{sharing.asked ? t('queue.window.extension') : t('queue.window.left')}</small>
        </span>
      </div>
    );
  }
  if (sharing.state === 'asked') {
    return (
      <div className="q-window">
        <KeyIcon className="sunny" />
        <span>
          <b>{t('queue.window.asked')}</b>
          <small className="num">
            {t('queue.window.askedAt', { at: formatMoment(sharing.at, now, zone) })}
          </small>
        </span>
      </div>
    );
  }
  const word = sharing.state === 'open' ? 'ended' : sharing.state;
  return (
    <div className="q-window no">
      <MinusIcon />
      <span>{t(`queue.window.${word}`)}</span>
    </div>
  );
}
