import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';

/**
 * By the time it happened: what was released later stands where it belongs, and a promise stands behind the
 * news it came with.
 */
export function newestFirst(events: readonly ComplainantEvent[]): ComplainantEvent[] {
  const isPromise = ({ entry }: ComplainantEvent) => Number(entry.type === 'promise');
  return [...events].sort(
    (a, b) => b.entry.at - a.entry.at || isPromise(a) - isPromise(b) || b.sharedSeq - a.sharedSeq,
  );
}
