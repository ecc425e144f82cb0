import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { useWords } from '../ui/console/words.ts';

/** What only the complainant's side does, and no officer's name stands for. */
const THEIRS: readonly CaseEvent['type'][] = ['item-confirmed', 'helper-added', 'helper-ended'];

/** Who an event is by, in words: an officer with the number, the complainant or a helper, or the system. */
export function useContributor(): (event: CaseEvent) => string {
  const words = useWords();
  const { t } = words;
  return (event) => {
    if (event.by) return `${words.officer(event.by)} ${event.by.badge}`;
    if ('side' in event && event.side === 'complainant' && event.helper)
      return t(`common:relation.${event.helper}`);
    if (isTheirs(event)) return t('facts.complainant');
    return t('timeline.system');
  };
}

/** Whether the complainant's side contributed it. */
export function isTheirs(event: CaseEvent): boolean {
  if (event.by) return false;
  return ('side' in event && event.side === 'complainant') || THEIRS.includes(event.type);
}
