/** The clock on the wall of a zone, as `2026-11-23T14:20`, the form that date and time fields speak. */
export function wallTime(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The moment when the wall of a zone shows this; null when the text is not a time. */
export function fromWallTime(wall: string, timeZone: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall)) return null;
  const asUtc = Date.parse(`${wall}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset of a zone depends on the moment, so a second look corrects the first guess around a change of clocks.
  const offsetAt = (ms: number) =>
    Date.parse(`${wallTime(ms, timeZone)}:00Z`) - Math.floor(ms / 60_000) * 60_000;
  const guess = asUtc - offsetAt(asUtc);
  return asUtc - offsetAt(guess);
}

/** The next moment after `now` when the wall of a zone shows `HH:MM`; null when the text is not a time of day. */
export function nextTimeOfDay(time: string, now: number, timeZone: string): number | null {
  const today = wallTime(now, timeZone).slice(0, 10);
  const at = fromWallTime(`${today}T${time}`, timeZone);
  if (at === null || at > now) return at;
  const tomorrow = wallTime(at + 24 * 60 * 60_000, timeZone).slice(0, 10);
  return fromWallTime(`${tomorrow}T${time}`, timeZone);
}
