/** The server wipes a display after this long without its officer. */
const AWAY_MS = 5 * 60_000;
/** Signs of the officer are passed on at most this often. */
const TELL_MS = 30_000;
/** From then on the page says that the display is about to be wiped. */
const WARN_MS = 3 * 60_000;

/** Whether a sign of the officer is to be passed on; not each movement of the hand is. */
export function isSignDue(triedAt: number | null, now: number): boolean {
  return triedAt === null || now - triedAt >= TELL_MS;
}

/** When the display will be wiped for want of its officer, once that is near; null before. */
export function wipedAt(toldAt: number, now: number): number | null {
  return now - toldAt >= WARN_MS ? toldAt + AWAY_MS : null;
}
