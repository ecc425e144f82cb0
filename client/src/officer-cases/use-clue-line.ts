import type { Clue } from '@sunshine-seat/shared/contract/base.ts';
import { useWords } from '../ui/console/words.ts';

type ClueLike = Pick<Clue, 'form' | 'text' | 'mark' | 'subject' | 'described'>;

/** A clue in one line, for where it is only spoken of. */
export function useClueLine(): (clue: ClueLike) => string {
  const { t, labelled } = useWords();
  return ({ form, text, mark, described }) => {
    if (form === 'mark') return mark?.text ? t('talk:quoted', { text: mark.text }) : t('talk:line.mark');
    if (form === 'photo') return text ?? t('talk:clue.photo');
    if (form === 'text') return text ?? '';
    return described
      .map(({ field, value }) => labelled(t(`common:describedField.${field}`), value))
      .join(' · ');
  };
}
