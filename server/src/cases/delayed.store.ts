import { asc, eq, lte } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { caseTables } from './cases.tables.ts';

export async function insertDelayed(tx: Tx, eventId: string, caseId: string, dueAt: number): Promise<void> {
  await tx.q.insert(tx.tables(caseTables).delayedUpdates).values({ eventId, caseId, dueAt });
}

/** Updates whose time to be told has come. */
export async function dueUpdates(db: Reader, now: number): Promise<{ eventId: string; caseId: string }[]> {
  const { delayedUpdates } = db.tables(caseTables);
  return await db.q
    .select({ eventId: delayedUpdates.eventId, caseId: delayedUpdates.caseId })
    .from(delayedUpdates)
    .where(lte(delayedUpdates.dueAt, now))
    .orderBy(asc(delayedUpdates.dueAt))
    .limit(100);
}

export async function deleteDelayed(tx: Tx, eventId: string): Promise<void> {
  const { delayedUpdates } = tx.tables(caseTables);
  await tx.q.delete(delayedUpdates).where(eq(delayedUpdates.eventId, eventId));
}
