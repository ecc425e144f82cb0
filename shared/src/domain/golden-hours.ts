/** The three golden hours after the incident: they order the officers' queue. */

export const GOLDEN_MS = 3 * 60 * 60_000;

/** Milliseconds of golden time left; zero or less once it has passed. */
export function goldenLeft(occurredAt: number, now: number): number {
  return occurredAt + GOLDEN_MS - now;
}

/** Queue order: golden time left ascending, then the cases past it, the newest first. */
export function byGoldenTime(a: { occurredAt: number }, b: { occurredAt: number }, now: number): number {
  const left = goldenLeft(a.occurredAt, now);
  const right = goldenLeft(b.occurredAt, now);
  if (left > 0 !== right > 0) return left > 0 ? -1 : 1;
  return left > 0 ? left - right : b.occurredAt - a.occurredAt;
}
