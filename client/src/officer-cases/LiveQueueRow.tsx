import type { Officer, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { GOLDEN_MS, goldenLeft } from '@sunshine-seat/shared/domain/golden-hours.ts';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { classNames } from '../ui/class-names.ts';
import { formatDayAndTime } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatCountdown } from '../ui/format.ts';
import { ActivityCell } from './ActivityCell.tsx';
import { NextWordCell } from './NextWordCell.tsx';
import { CaseCell, OfficerCell, StageCell } from './queue-cells.tsx';
import { SharingCell } from './SharingCell.tsx';

/** Less than this of the golden hours: the ray is at its strongest. */
const SOON_MS = 45 * 60_000;

type RayStyle = CSSProperties & { '--lit': number };

export function LiveQueueRow({
  row,
  officer,
  now,
  past = false,
}: {
  row: QueueRow;
  officer: Officer;
  now: number;
  past?: boolean;
}) {
  const left = goldenLeft(row.occurredAt, now);
  const ray: RayStyle = { '--lit': Math.min(1, Math.max(0, left / GOLDEN_MS)) };
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: row.id }}
      className={classNames('q-row', past ? 'past' : left < SOON_MS && 'soon')}
      data-row={row.id}
    >
      <div className="q-slope" style={ray}>
        {past ? <Occurred row={row} now={now} /> : <Ray left={left} />}
      </div>
      <CaseCell row={row} />
      <StageCell row={row} />
      <SharingCell row={row} now={now} />
      <OfficerCell row={row} />
      <NextWordCell row={row} now={now} />
      <ActivityCell row={row} officer={officer} now={now} />
    </Link>
  );
}

function Ray({ left }: { left: number }) {
  const { t } = useWords();
  return (
    <>
      <i className="ray" />
      <i className="guide one" />
      <i className="guide two" />
      <span className="left num">
        <span className="sr">{t('queue.col.golden')} </span>
        {formatCountdown(left)}
      </span>
    </>
  );
}

function Occurred({ row, now }: { row: QueueRow; now: number }) {
  const { t } = useWords();
  const zone = useZone();
  return (
    <span className="left">{t('queue.occurred', { at: formatDayAndTime(row.occurredAt, now, zone) })}</span>
  );
}
