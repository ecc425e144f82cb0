import { LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { matchLanguage } from '@sunshine-seat/shared/domain/match-language.ts';

export const STORED = 'sunshine.language';

/** What the person chose on this device before; null when they never chose. */
export function chosenLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORED);
    return LANGUAGES.find((language) => language === stored) ?? null;
  } catch {
    return null;
  }
}

/** The person's choice, or the first of the browser's list that we speak. */
export function ownLanguage(): Language {
  const chosen = chosenLanguage();
  if (chosen) return chosen;
  for (const tag of navigator.languages ?? []) {
    const match = matchLanguage(tag);
    if (match) return match;
  }
  return 'zh-Hans';
}
