import { chosenLanguage, ownLanguage } from '../../ui/language.ts';
import { begin } from './begin.ts';
import { loadOwnCatalogue } from './own-catalogue.ts';
import { LEFT, leaveQuickly } from './quick-exit.ts';
import { warmFormats } from './warm-formats.ts';

/*
 * What needs nothing of the page. It comes as a small script of its own before the others, so that the case, its page
 * and its words are on their way together with them and not one after the other.
 */

export const PAGE_WORDS = ['portal', 'common'] as const;

if (window.history.state === LEFT) leaveQuickly();
export const begun = begin();
// Without a choice a returning page speaks the language of its case, which is not known here.
if (begun.pass || chosenLanguage() || !begun.isCaseNext) {
  for (const words of PAGE_WORDS) loadOwnCatalogue(ownLanguage(), words).catch(() => {});
}
// Not before the case itself has been asked for, nor before the first paint.
begun.opening?.then(
  () => setTimeout(warmFormats, 0, ownLanguage()),
  () => {},
);
