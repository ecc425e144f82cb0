import { directionOf, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Words in one language of a printed page. */
export interface Tongue {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly t: TFunction;
}

/** Chinese for the file, and the owner’s own language beside it; one of them when they are the same. */
function tonguesOf(owner: Language): readonly Language[] {
  return owner.startsWith('zh') ? [owner] : ['zh-Hans', owner];
}

/** The words of the page, empty until they are here: the console itself may speak neither of its languages. */
export function useTwoTongues(owner: Language): readonly Tongue[] {
  const { i18n } = useTranslation();
  const [loaded, setLoaded] = useState<Language | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const ready = () => isCurrent && setLoaded(owner);
    i18n.loadLanguages([...tonguesOf(owner)]).then(ready, ready);
    return () => {
      isCurrent = false;
    };
  }, [i18n, owner]);
  if (loaded !== owner) return [];
  return tonguesOf(owner)
    .filter((language) => i18n.hasResourceBundle(language, 'items'))
    .map((language) => ({
      language,
      direction: directionOf(language),
      t: i18n.getFixedT(language, 'items'),
    }));
}
