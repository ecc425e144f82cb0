/** The languages of the product; zh-Hans is the source of every catalogue. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
