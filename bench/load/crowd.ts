import type { Subject } from '../subjects/subject.ts';
import { closeScreens, openScreens } from './open-screens.ts';
import type { Screen } from './screen.ts';

type Kind = 'case' | 'hall';

const crowds = new WeakMap<Subject, { kind: Kind; screens: readonly Screen[] }>();

/**
 * So many complainants, each before a case of their own, who miss nothing, or so many displays of the hall. They stay
 * until they are sent away: whatever is measured next of the same server finds them there, and lets more come.
 */
export async function gather(
  subject: Subject,
  count: number,
  kind: Kind = 'case',
): Promise<readonly Screen[]> {
  const crowd = crowds.get(subject);
  if (crowd && (crowd.kind !== kind || crowd.screens.length > count)) disperse(subject);
  const there = crowds.get(subject)?.screens ?? [];
  const open = (index: number, source: string) =>
    kind === 'hall' ? subject.hallScreen(source) : subject.caseScreen(there.length + index, 0, source);
  const screens = [...there, ...(await openScreens(count - there.length, open))];
  crowds.set(subject, { kind, screens });
  return screens;
}

/** Takes complainants who are there already for the crowd, the first before the first case. */
export function keepThere(subject: Subject, screens: readonly Screen[]): void {
  crowds.set(subject, { kind: 'case', screens });
}

/** Cuts all of them. */
export function disperse(subject: Subject): void {
  closeScreens(crowds.get(subject)?.screens ?? []);
  crowds.delete(subject);
}
