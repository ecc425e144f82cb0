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

/** The calendar day at the station, `2026-11-23`. */
export function dayIn(timeZone: string, at: number): string {
  const { year, month, day } = partsIn(timeZone, at);
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
