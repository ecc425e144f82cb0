import type { Subject } from '../subjects/subject.ts';
import { closeScreens, openScreens } from './open-screens.ts';
import type { Screen } from './screen.ts';

const crowds = new WeakMap<Subject, Screen[]>();

/**
 * So many complainants, each before a case of their own, who miss nothing. They stay until they are sent away: whatever
 * is measured next of the same server finds them there.
 */
export async function gather(subject: Subject, count: number): Promise<Screen[]> {
  const there = crowds.get(subject);
  if (there?.length === count) return there;
  disperse(subject);
  const screens = await openScreens(count, (index, source) => subject.caseScreen(index, 0, source));
  crowds.set(subject, screens);
  return screens;
}

/** Cuts all of them. */
export function disperse(subject: Subject): void {
  closeScreens(crowds.get(subject) ?? []);
  crowds.delete(subject);
}
