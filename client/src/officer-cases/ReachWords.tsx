import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { formatMoment } from '../ui/console/moment.ts';
import { ReachNote } from '../ui/console/ReachNote.tsx';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { ClockIcon } from '../ui/icons/ClockIcon.tsx';
import { useNow } from '../ui/server-clock.ts';
import type { TimelineLine } from './timeline-lines.ts';

/** Held back, on its way, delivered, seen. */
export function ReachWords({ line, reach }: { line: TimelineLine; reach: Reach }) {
  if (line.isHeld) return <HeldWords line={line} />;
  if (line.sharedSeq === null) return null;
  return <ReachNote sharedSeq={line.sharedSeq} reach={reach} />;
}

/** Waits for approval, or for the time that keeps those out there safe. */
function HeldWords({ line: { tellAt } }: { line: TimelineLine }) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow(10_000);
  return (
    <span className="held">
      <ClockIcon size="s" />
      {tellAt !== null && tellAt > now
        ? t('talk:heldUntil', { at: formatMoment(tellAt, now, zone) })
        : t('timeline.held')}
    </span>
  );
}
