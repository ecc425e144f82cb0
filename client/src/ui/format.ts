import { currentLanguage } from './i18n.ts';

/** Latin digits in every language, so that slip, phone and hall agree. */
function locale(language: string): string {
  return `${language === 'en' ? 'en-GB' : language}-u-nu-latn`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, unknown>();

/** Making one costs more than all it will say on a page, and pages are drawn anew every second. */
function kept<F, O>(
  Format: new (locale: string, options: O) => F,
  options: O,
  language = locale(currentLanguage()),
): F {
  const key = Format.name + language + JSON.stringify(options);
  const known = formats.get(key) ?? new Format(language, options);
  formats.set(key, known);
  return known as F;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(Intl.DateTimeFormat, options);
}

/** Chinese sets a space between a figure and the word after it. */
function aired(text: string): string {
  return text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ').replace(/(\p{Script=Han})(?=\d)/gu, '$1 ');
}

/** "14:18" in the station's zone. */
export function formatTime(ms: number, timeZone: string): string {
  return dateFormat({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
}

/** "11 月 23 日", "23 November". */
export function formatDay(ms: number, timeZone: string): string {
  return aired(dateFormat({ timeZone, day: 'numeric', month: 'long' }).format(ms));
}

/** "周一", "Monday". */
export function formatWeekday(ms: number, timeZone: string, weekday: 'long' | 'short'): string {
  return kept(Intl.DateTimeFormat, { timeZone, weekday }, currentLanguage()).format(ms);
}

/** Days from `now` to `ms` as the calendar of the zone counts them: 0 today, 1 tomorrow, -1 yesterday. */
export function daysFromNow(ms: number, now: number, timeZone: string): number {
  const dayNumber = (time: number) => {
    const parts = kept(Intl.DateTimeFormat, { timeZone }, 'en-CA').format(time);
    return Date.parse(`${parts}T00:00:00Z`) / DAY;
  };
  return dayNumber(ms) - dayNumber(now);
}

/** "今天", "yesterday"; only the nearest days have a word. */
export function formatDayWord(days: number): string {
  return kept(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(days, 'day');
}

/** "1:47:12"; never negative. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** "1:47", for cards and rows. */
export function formatHoursMinutes(ms: number): string {
  const minutes = Math.max(0, Math.ceil(ms / MINUTE));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** "1 小时 47 分钟", "20 minutes": a length of time in words, to the minute. */
export function formatLength(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE));
  const word = (value: number, unit: 'hour' | 'minute') =>
    kept(Intl.NumberFormat, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const hours = Math.floor(minutes / 60);
  const words = [
    hours > 0 ? word(hours, 'hour') : null,
    minutes % 60 > 0 || hours === 0 ? word(minutes % 60, 'minute') : null,
  ].filter((part) => part !== null);
  const list = kept(Intl.ListFormat, { type: 'unit', style: 'long' });
  return aired(list.format(words));
}

/** "2 分钟前", "قبل دقيقتين"; `short` for the connection pill. */
export function formatAgo(ms: number, style: 'long' | 'narrow' = 'long'): string {
  const words = kept(Intl.RelativeTimeFormat, { style });
  const past = Math.max(0, ms);
  if (past < MINUTE) return aired(words.format(-Math.floor(past / 1_000), 'second'));
  if (past < HOUR) return aired(words.format(-Math.floor(past / MINUTE), 'minute'));
  if (past < DAY) return aired(words.format(-Math.floor(past / HOUR), 'hour'));
  return aired(words.format(-Math.floor(past / DAY), 'day'));
}

/** "中国标准时间", "China Standard Time": whose time the page shows. */
export function formatZone(now: number, timeZone: string): string {
  const parts = dateFormat({ timeZone, timeZoneName: 'long' }).formatToParts(now);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** "Chinese", "الصينية": the name of a language in the reader's own. */
export function languageName(language: string): string {
  const base = language.split('-')[0] as string;
  return kept(Intl.DisplayNames, { type: 'language' }).of(base) ?? language;
}
