import type { Language } from '@sunshine-seat/shared/domain/languages.ts';

/**
 * Has the browser fetch its tables for formatters while there is nothing to do but to wait for the network: the first
 * of them costs a slow phone as much as half of the page.
 */
export function warmFormats(language: Language): void {
  new Intl.RelativeTimeFormat(language, { style: 'narrow' });
  new Intl.NumberFormat(language);
  new Intl.ListFormat(language);
  for (const locale of [language, 'en-CA'])
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).format();
}
