import type { ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { MAX_WINDOW_MINUTES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatLength } from '../ui/format.ts';
import { ChevronIcon } from '../ui/icons/ChevronIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import { WindowRing } from '../ui/WindowRing.tsx';
import { MinutesField } from './MinutesField.tsx';

export function WhoAndUntil({
  request,
  end,
  minutes,
  onMinutes,
  min,
  canChoose,
}: {
  request: ShareRequest;
  end: number;
  minutes: number | null;
  onMinutes: (minutes: number | null) => void;
  min: number;
  canChoose: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const zone = useZone();
  const now = useNow();
  const elapsed = 1 - (minutes ?? request.grantableMinutes) / MAX_WINDOW_MINUTES;
  return (
    <section className="card who">
      <div className="from">
        <small>{t('approval.asker')}</small>
        <b>{words.officer(request.requestedBy)}</b>
        <small className="num">
          {request.requestedBy.badge} · {formatMoment(request.requestedAt, now, zone)}
        </small>
      </div>
      <ChevronIcon />
      <div>
        <small>{t('approval.sharedWith')}</small>
        <b>{t('approval.complainant')}</b>
        <small className="num">
          {t('approval.passTail')} <span dir="ltr">{request.passTail}</span>
        </small>
      </div>
      <div className="until">
        <WindowRing size={64} onLight elapsed={elapsed} />
        <span>
          <b className="big num">
            {canChoose
              ? t('approval.until', { at: formatMoment(end, now, zone) })
              : t('approval.askedFor', { length: formatLength(request.minutes * 60_000) })}
          </b>
          <small>{t('approval.untilHint')}</small>
        </span>
      </div>
      {canChoose && (
        <MinutesField
          label={t('sharing.howLong')}
          value={minutes}
          onChange={onMinutes}
          min={min}
          max={request.grantableMinutes}
        />
      )}
    </section>
  );
}
