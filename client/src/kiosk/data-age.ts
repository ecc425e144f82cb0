/** What is older than this is said to be. */
const FRESH_MS = 15_000;

export type DataAge = { readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; readonly count: number };

/** How old the board's data is, or null while it is as good as live. */
export function dataAge(silentMs: number): DataAge | null {
  if (silentMs <= FRESH_MS) return null;
  const seconds = Math.floor(silentMs / 1_000);
  if (seconds < 60) return { unit: 'seconds', count: seconds };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
