import type { Names, OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';

/** A name in the reader's language; zh-Hans always exists. */
export function nameIn(names: Names, language: Language): string {
  return names[language] ?? names['zh-Hans'];
}

/** The name an officer goes by in a language: the family name, in Latin letters outside Chinese. */
export function familyNameIn(name: OfficerName, language: string): string {
  return language.startsWith('zh') ? name.familyName : name.familyNameLatin;
}
