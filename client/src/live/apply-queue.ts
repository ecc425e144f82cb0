import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';

/** Open rows after some have changed: newer versions replace older ones, an ended case leaves, a new or reopened one joins. */
export function applyQueue(open: readonly QueueRow[], changed: readonly QueueRow[]): QueueRow[] {
  const rows = new Map(open.map((row) => [row.id, row]));
  for (const row of changed) {
    const held = rows.get(row.id);
    if (held && held.version > row.version) continue;
    if (row.endedAt === null) rows.set(row.id, row);
    else rows.delete(row.id);
  }
  return [...rows.values()];
}
