import { directionOf, LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { matchLanguage } from '@sunshine-seat/shared/domain/match-language.ts';
import i18next, { type BackendModule, type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Namespace =
  | 'common'
  | 'portal'
  | 'console'
  | 'kiosk'
  | 'take-part'
  | 'people'
  | 'co-viewing'
  | 'stills'
  | 'talk'
  | 'items'
  | 'lookouts'
  | 'seats';

const STORED = 'sunshine.language';

type Catalogue = { default: Record<string, unknown> };
const catalogues = import.meta.glob<Catalogue>('../../../shared/src/locales/*/*.ts');

/** One chunk a language and namespace, fetched when it is first needed. */
const lazyCatalogues: BackendModule = {
  type: 'backend',
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = catalogues[`../../../shared/src/locales/${language}/${namespace}.ts`];
    if (!load) {
      done(new Error(`no catalogue ${language}/${namespace}`), false);
      return;
    }
    load().then(
      (catalogue) => done(null, catalogue.default),
      (error: Error) => done(error, false),
    );
  },
};

/** What the person chose on this device before; null when they never chose. */
export function chosenLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORED);
    return LANGUAGES.find((language) => language === stored) ?? null;
  } catch {
    return null;
  }
}

function guessLanguage(): Language {
  for (const tag of navigator.languages ?? []) {
    const match = matchLanguage(tag);
    if (match) return match;
  }
  return 'zh-Hans';
}

function applyToPage(language: string) {
  const root = document.documentElement;
  root.lang = language;
  root.dir = directionOf(language as Language);
}

/** Ready when the page's own catalogues are here. `language` overrides the person's choice and the browser's list. */
export async function startI18n(namespaces: readonly Namespace[], language?: Language): Promise<void> {
  i18next.on('languageChanged', applyToPage);
  await i18next
    .use(lazyCatalogues)
    .use(initReactI18next)
    .init({
      lng: language ?? chosenLanguage() ?? guessLanguage(),
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
