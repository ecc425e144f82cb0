import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatLength } from '../ui/format.ts';
import { BellIcon } from '../ui/icons/BellIcon.tsx';
import { Tag } from '../ui/Tag.tsx';

/** When the complainant hears again at the latest; overdue in words, not in red alone. */
export function NextWordCell({ row, now }: { row: QueueRow; now: number }) {
  const { t } = useWords();
  const zone = useZone();
  const by = row.nextUpdateBy;
  return (
    <div className="q-next num">
      <span className="sr">{t('queue.col.next')} </span>
      {by === null && <span className="quiet">{t('queue.noPromise')}</span>}
      {by !== null && by >= now && formatMoment(by, now, zone)}
      {by !== null && by < now && (
        <Tag kind="alert">
          <BellIcon size="s" />
          {t('queue.overdue', { length: formatLength(now - by) })}
        </Tag>
      )}
    </div>
  );
}
