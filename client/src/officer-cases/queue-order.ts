import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { byGoldenTime, goldenLeft } from '@sunshine-seat/shared/domain/golden-hours.ts';

export type OrderedQueue = {
  /** Inside the golden hours, the least time left first. */
  readonly golden: readonly QueueRow[];
  /** Past them, the newest first. */
  readonly past: readonly QueueRow[];
};

export function orderQueue(rows: readonly QueueRow[], now: number): OrderedQueue {
  const ordered = rows.toSorted((a, b) => byGoldenTime(a, b, now) || a.number.localeCompare(b.number));
  return {
    golden: ordered.filter((row) => goldenLeft(row.occurredAt, now) > 0),
    past: ordered.filter((row) => goldenLeft(row.occurredAt, now) <= 0),
  };
}
