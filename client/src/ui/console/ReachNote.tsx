import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { formatTime } from '../format.ts';
import { CheckIcon } from '../icons/CheckIcon.tsx';
import { ChecksIcon } from '../icons/ChecksIcon.tsx';
import { reachMark } from './reach-mark.ts';
import { useZone } from './station-zone.ts';
import { useWords } from './words.ts';

/** On its way, delivered, seen: how far what was shared has come on the complainant's side. */
export function ReachNote({ sharedSeq, reach }: { sharedSeq: number; reach: Reach }) {
  const { t } = useWords();
  const zone = useZone();
  const { state, at } = reachMark(sharedSeq, reach);
  if (state === 'on-its-way') return <span>{t('timeline.onItsWay')}</span>;
  return (
    <span className="ok">
      {state === 'seen' ? <ChecksIcon size="s" /> : <CheckIcon size="s" />}
      {at === null ? t(`timeline.${state}`) : t(`timeline.${state}At`, { at: formatTime(at, zone) })}
    </span>
  );
}
