import { useTranslation } from 'react-i18next';
import { useWords } from '../ui/console/words.ts';

/** What the stills say, with everything the console says around them. */
export function useStillWords() {
  const words = useWords();
  const { t } = useTranslation(['stills', 'console', 'common']);
  return { ...words, t };
}
