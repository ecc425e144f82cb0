import type { Clue } from '@sunshine-seat/shared/contract/base.ts';
import { useWords } from '../ui/console/words.ts';
import type { MarkedStill } from './talk-fold.ts';

/** What a clue goes by: "线索", "截图 1 上的标记", "特征：车". */
export function useClueTitle(): (clue: Clue, still: MarkedStill | undefined) => string {
  const { t } = useWords();
  return (clue, still) => {
    if (clue.form === 'mark') return t('talk:clue.mark', { n: still?.number ?? '' });
    if (clue.form === 'description' && clue.subject)
      return t('talk:clue.description', { subject: t(`common:clueSubject.${clue.subject}`) });
    return t(`talk:clue.${clue.form}`);
  };
}
