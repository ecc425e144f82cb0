import { directionOf, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slipLanguages } from './slip-text.ts';

export type SlipWords = readonly {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly t: TFunction;
}[];

/** A catalogue that did not come would print the names of texts. */
const NEEDED = ['console', 'common'];

/** The words of the slip's two languages, empty until they are here: the page itself may speak neither of them. */
export function useSlipWords(language: Language): SlipWords {
  const { i18n } = useTranslation();
  const [loaded, setLoaded] = useState<Language | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ready = () => isCurrent && setLoaded(language);
    i18n.loadLanguages([...slipLanguages(language)]).then(ready, ready);
    return () => {
      isCurrent = false;
    };
  }, [i18n, language]);
  if (loaded !== language) return [];
  return slipLanguages(language)
    .filter((one) => NEEDED.every((words) => i18n.hasResourceBundle(one, words)))
    .map((one) => ({ language: one, direction: directionOf(one), t: i18n.getFixedT(one, 'console') }));
}
