import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { stillTables } from './stills.tables.ts';

export type StillRow = ReturnType<typeof stillTables.for>['stills']['$inferSelect'];

export async function insertStill(tx: Tx, row: StillRow): Promise<void> {
  await tx.q.insert(tx.tables(stillTables).stills).values(row);
}

export async function findStill(db: Reader, caseId: string, id: string): Promise<StillRow | undefined> {
  const { stills } = db.tables(stillTables);
  const [row] = await db.q
    .select()
    .from(stills)
    .where(and(eq(stills.id, id), eq(stills.caseId, caseId)));
  return row;
}

/** The still whose shared copy this is now. */
export async function findStillByCopy(
  db: Reader,
  caseId: string,
  copyId: string,
): Promise<StillRow | undefined> {
  const { stills } = db.tables(stillTables);
  const [row] = await db.q
    .select()
    .from(stills)
    .where(and(eq(stills.copyId, copyId), eq(stills.caseId, caseId)));
  return row;
}

export async function setCopy(tx: Tx, id: string, copyId: string | null): Promise<void> {
  const { stills } = tx.tables(stillTables);
  await tx.q.update(stills).set({ copyId }).where(eq(stills.id, id));
}

export async function countMark(tx: Tx, id: string, by: 1 | -1): Promise<void> {
  const { stills } = tx.tables(stillTables);
  await tx.q
    .update(stills)
    .set({ marks: sql`${stills.marks} + ${by}` })
    .where(eq(stills.id, id));
}
