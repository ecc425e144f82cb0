import { daysFromNow, formatDay, formatDayWord, formatTime } from '../format.ts';

/** "14:35" today, "明天 10:00" next to it, "11 月 20 日 10:00" further away; never "今天" before a time of today. */
export function formatMoment(ms: number, now: number, timeZone: string): string {
  const days = daysFromNow(ms, now, timeZone);
  const time = formatTime(ms, timeZone);
  if (days === 0) return time;
  const day = Math.abs(days) === 1 ? formatDayWord(days) : formatDay(ms, timeZone);
  return `${day} ${time}`;
}

/** "今天 12:41": the day is always said. */
export function formatDayAndTime(ms: number, now: number, timeZone: string): string {
  const days = daysFromNow(ms, now, timeZone);
  const day = Math.abs(days) <= 1 ? formatDayWord(days) : formatDay(ms, timeZone);
  return `${day} ${formatTime(ms, timeZone)}`;
}
