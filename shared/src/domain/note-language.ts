import type { Language } from './languages.ts';

/** The language a note was most likely written in, by its letters; good enough to mark it for screen readers and direction. */
export function noteLanguage(note: string): Language {
  if (/\p{Script=Arabic}/u.test(note)) return 'ar';
  if (/\p{Script=Han}/u.test(note)) return 'zh-Hans';
  return 'en';
}
