import i18next from 'i18next';
import { keepWhatIsUsed } from './register-shell-worker.ts';

const WORDS = ['take-part', 'co-viewing', 'items'] as const;

/** Taking part comes after the case is shown: its code, its words, and their place in the shell for a start without a network. */
export async function loadTakePart() {
  const [{ takingPart }] = await Promise.all([import('./taking-part.ts'), i18next.loadNamespaces(WORDS)]);
  const { language } = i18next;
  // Words that once could not be fetched are not tried again by themselves.
  const missing = () => WORDS.filter((words) => !i18next.hasResourceBundle(language, words));
  if (missing().length > 0) await i18next.reloadResources([language], missing());
  if (missing().length > 0) throw new Error('no words');
  keepWhatIsUsed();
  return takingPart;
}
