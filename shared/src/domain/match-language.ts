import { LANGUAGES, type Language } from './languages.ts';

/** The nearest language of ours for a tag such as `zh-HK` or `ar-LB`, or null. */
export function matchLanguage(tag: string): Language | null {
  const lower = tag.toLowerCase();
  if (/^zh(-|$)/.test(lower)) return /hant|-(tw|hk|mo)\b/.test(lower) ? 'zh-Hant' : 'zh-Hans';
  return LANGUAGES.find((language) => language === lower.split('-')[0]) ?? null;
}
