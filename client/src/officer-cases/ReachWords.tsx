import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { useZone } from '../ui/console/station-zone.ts';
import { useWords } from '../ui/console/words.ts';
import { formatTime } from '../ui/format.ts';
import { CheckIcon } from '../ui/icons/CheckIcon.tsx';
import { ChecksIcon } from '../ui/icons/ChecksIcon.tsx';
import { ClockIcon } from '../ui/icons/ClockIcon.tsx';
import { reachMark, type TimelineLine } from './timeline-lines.ts';

/** Held back, on its way, delivered, seen. */
export function ReachWords({ line, reach }: { line: TimelineLine; reach: Reach }) {
  const { t } = useWords();
  const zone = useZone();
  if (line.isHeld) {
    return (
      <span className="held">
        <ClockIcon size="s" />
        {t('timeline.held')}
      </span>
    );
  }
  if (line.sharedSeq === null) return null;
  const { state, at } = reachMark(line.sharedSeq, reach);
  if (state === 'on-its-way') return <span>{t('timeline.onItsWay')}</span>;
  return (
    <span className="ok">
      {state === 'seen' ? <ChecksIcon size="s" /> : <CheckIcon size="s" />}
      {at === null ? t(`timeline.${state}`) : t(`timeline.${state}At`, { at: formatTime(at, zone) })}
    </span>
  );
}
