import { daysFromNow, formatDay, formatDayWord, formatTime } from '../ui/format.ts';

/** A time with its day where that is not today: "14:40", "明天 10:00", "26 November 10:00". */
export function when(at: number, now: number, timeZone: string): string {
  const days = daysFromNow(at, now, timeZone);
  const time = formatTime(at, timeZone);
  if (days === 0) return time;
  return `${Math.abs(days) === 1 ? formatDayWord(days) : formatDay(at, timeZone)} ${time}`;
}
