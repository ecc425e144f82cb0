import type { Language } from '@sunshine-seat/shared/domain/languages.ts';

/** Chinese for the desk and the next officer, and the complainant's own language; English beside Chinese. */
export function slipLanguages(language: Language): readonly [Language, Language] {
  const isChinese = language === 'zh-Hans' || language === 'zh-Hant';
  return isChinese ? [language, 'en'] : ['zh-Hans', language];
}

/** What to type into a browser: without scheme and, above all, without the secret after the hash. */
export function webAddress(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host}${pathname.replace(/\/$/, '')}`;
}

/** "2026-11-23 12:58" in the station's zone, the same in every language. */
export function printedTime(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format(at);
}
