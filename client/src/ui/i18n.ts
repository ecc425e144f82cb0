import { directionOf, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import i18next, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { LoadCatalogue, Namespace } from './catalogues.ts';
import { ownLanguage, STORED } from './language.ts';

const fetching = (load: LoadCatalogue): BackendModule => ({
  type: 'backend',
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    load(language, namespace).then(
      (catalogue) => done(null, catalogue),
      (error: Error) => done(error, false),
    );
  },
});

function applyToPage(language: string) {
  const root = document.documentElement;
  root.lang = language;
  root.dir = directionOf(language as Language);
}

/** Ready when the page's own catalogues are here. `language` overrides the person's choice and the browser's list. */
export async function startI18n(
  load: LoadCatalogue,
  namespaces: readonly Namespace[],
  language?: Language,
): Promise<void> {
  i18next.on('languageChanged', applyToPage);
  await i18next
    .use(fetching(load))
    .use(initReactI18next)
    .init({
      lng: language ?? ownLanguage(),
      load: 'currentOnly',
      fallbackLng: false,
      ns: [...namespaces],
      defaultNS: namespaces[0],
      fallbackNS: namespaces.slice(1),
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  applyToPage(i18next.language);
}

/**
 * Changes the language of the page; `remember` when the person chose it. Without a network the words of a
 * language may be out of reach: then the page stays as it is.
 */
export async function setLanguage(language: Language, { remember }: { remember: boolean }): Promise<void> {
  if (i18next.language !== language) {
    await i18next.reloadResources([language]);
    const needed = i18next.options.ns as readonly string[];
    if (!needed.every((namespace) => i18next.hasResourceBundle(language, namespace))) return;
    await i18next.changeLanguage(language);
  }
  if (!remember) return;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that keeps nothing still shows the language until it is closed.
  }
}

export function currentLanguage(): Language {
  return i18next.language as Language;
}
