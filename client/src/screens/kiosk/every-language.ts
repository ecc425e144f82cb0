import { LANGUAGES } from '@sunshine-seat/shared/domain/languages.ts';
import i18next from 'i18next';
import type { Namespace } from '../../ui/catalogues.ts';
import { loadAnyCatalogue } from '../../ui/every-catalogue.ts';
import { startI18n } from '../../ui/i18n.ts';

const NAMESPACES: readonly Namespace[] = ['kiosk', 'common', 'seats', 'co-viewing'];

/** Fetches the words of every language before the first screen: the board must be able to turn while the server is away. */
export async function loadEveryLanguage(): Promise<void> {
  await startI18n(loadAnyCatalogue, NAMESPACES, 'zh-Hans');
  await i18next.loadLanguages([...LANGUAGES]);
  const isHere = (language: string) => NAMESPACES.every((ns) => i18next.hasResourceBundle(language, ns));
  const missing = LANGUAGES.filter((language) => !isHere(language));
  if (missing.length > 0) throw new Error(`no words for ${missing.join(', ')}`);
}
