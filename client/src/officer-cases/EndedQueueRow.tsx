import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { Link } from '@tanstack/react-router';
import { formatDayAndTime } from '../ui/console/moment.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { CaseCell, OfficerCell, StageCell } from './queue-cells.tsx';
import { SharingCell } from './SharingCell.tsx';

export function EndedQueueRow({ row, now }: { row: QueueRow; now: number }) {
  const zone = useZone();
  return (
    <Link to="/cases/$caseId" params={{ caseId: row.id }} className="q-row past" data-row={row.id}>
      <div className="q-slope">
        <span className="left">{row.endedAt !== null && formatDayAndTime(row.endedAt, now, zone)}</span>
      </div>
      <CaseCell row={row} />
      <StageCell row={row} />
      <SharingCell row={row} now={now} />
      <OfficerCell row={row} />
      <div className="q-next" />
      <div className="q-what" />
    </Link>
  );
}
