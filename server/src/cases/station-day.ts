const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

function partsIn(timeZone: string, at: number) {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return parts as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>;
}

const MINUTE_MS = 60_000;
/** The last answer for each zone: everyone asks for today, and wherever days begin they begin with a minute. */
const lastDays = new Map<string, { minute: number; day: string }>();

/** The calendar day at the station, `2026-11-23`. */
export function dayIn(timeZone: string, at: number): string {
  const minute = Math.floor(at / MINUTE_MS);
  const last = lastDays.get(timeZone);
  if (last?.minute === minute) return last.day;
  const { year, month, day } = partsIn(timeZone, at);
  lastDays.set(timeZone, { minute, day: `${year}-${month}-${day}` });
  return `${year}-${month}-${day}`;
}

/** Year and month at the station, `2611`, as case numbers carry them. */
export function monthIn(timeZone: string, at: number): string {
  const { year, month } = partsIn(timeZone, at);
  return `${year.slice(2)}${month}`;
}

/** When the day began at the station, epoch milliseconds; an hour off on days when clocks change. */
export function dayStartIn(timeZone: string, at: number): number {
  const { hour, minute, second } = partsIn(timeZone, at);
  const sinceMidnight = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
  return at - sinceMidnight - (at % 1000);
}
