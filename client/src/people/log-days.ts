import { daysFromNow } from '../ui/format.ts';
import type { AccessLine } from './own-people.ts';

export type LogDay = { readonly at: number; readonly lines: readonly AccessLine[] };

/** Lines by the station's calendar day, the order kept. */
export function logDays(lines: readonly AccessLine[], timeZone: string): LogDay[] {
  const days: { at: number; lines: AccessLine[] }[] = [];
  for (const line of lines) {
    const day = days.at(-1);
    if (day && daysFromNow(line.at, day.at, timeZone) === 0) day.lines.push(line);
    else days.push({ at: line.at, lines: [line] });
  }
  return days;
}
