import { directionOf, LANGUAGES, type Language } from '@sunshine-seat/shared/domain/languages.ts';
import { matchLanguage } from '@sunshine-seat/shared/domain/match-language.ts';
import ar from '@sunshine-seat/shared/locales/ar/kiosk.ts';
import en from '@sunshine-seat/shared/locales/en/kiosk.ts';
import zhHans from '@sunshine-seat/shared/locales/zh-Hans/kiosk.ts';
import zhHant from '@sunshine-seat/shared/locales/zh-Hant/kiosk.ts';
import type { FastifyRequest } from 'fastify';

const CATALOGUES = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en, ar };
const PAGES = new Map(LANGUAGES.map((language) => [language, pageIn(language)]));

/** Whether a person with a browser came to the address; programs and the pages' own calls are answered in JSON. */
export function isForPage({
  method,
  url,
  headers,
}: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !url.startsWith('/api/') && /\btext\/html\b/i.test(headers.accept ?? '');
}

/** The page for an address that leads nowhere, in the language the browser likes best. */
export function unknownPage(acceptLanguage: string | undefined): string {
  return PAGES.get(languageOf(acceptLanguage)) ?? '';
}

function languageOf(accepted = ''): Language {
  const tags = accepted.split(',').map((part) => {
    const [tag = '', ...rest] = part.split(';').map((piece) => piece.trim());
    const weight = rest.find((piece) => piece.startsWith('q='))?.slice(2);
    return { language: matchLanguage(tag), weight: weight === undefined ? 1 : Number(weight) };
  });
  const liked = tags.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return liked.find(({ language }) => language)?.language ?? 'zh-Hans';
}

/** Nothing inline, for the policy forbids it; where the built pages are missing, so is the style, and the words stay. */
function pageIn(language: Language): string {
  const { title, text, home } = CATALOGUES[language].unknownPage;
  return [
    '<!doctype html>',
    `<html lang="${language}" dir="${directionOf(language)}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
    '<link rel="stylesheet" href="/unknown.css">',
    `<title>${title}</title>`,
    `<main><img src="/icon.svg" alt=""><h1>${title}</h1><p>${text}</p><p><a href="/">${home}</a></p></main>`,
    '</html>\n',
  ].join('\n');
}
