import { and, asc, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { sharingTables } from './sharing.tables.ts';

type Tables = ReturnType<typeof sharingTables.for>;
export type RequestRow = Tables['shareRequests']['$inferSelect'];
export type GrantRow = Tables['shareGrants']['$inferSelect'];

/** The request was decided by someone else a moment before. */
export class RequestDecided extends Error {}

export async function findRequest(db: Reader, id: string): Promise<RequestRow | undefined> {
  const { shareRequests } = db.tables(sharingTables);
  const [row] = await db.q.select().from(shareRequests).where(eq(shareRequests.id, id));
  return row;
}

export async function waitingRequests(db: Reader, stationId: string): Promise<RequestRow[]> {
  const { shareRequests } = db.tables(sharingTables);
  return await db.q
    .select()
    .from(shareRequests)
    .where(and(eq(shareRequests.stationId, stationId), eq(shareRequests.state, 'waiting')))
    .orderBy(asc(shareRequests.requestedAt))
    .limit(100);
}

/** Writes a request; one that still waits for the same case (the case was closed over it) is put aside. */
export async function insertRequest(tx: Tx, row: RequestRow): Promise<void> {
  const { shareRequests } = tx.tables(sharingTables);
  await tx.q
    .update(shareRequests)
    .set({ state: 'withdrawn' })
    // Written out: as a value it would not say that the index of those that wait has the row.
    .where(and(eq(shareRequests.caseId, row.caseId), sql`${shareRequests.state} = 'waiting'`));
  await tx.q.insert(shareRequests).values(row);
}

export async function decideRequest(
  tx: Tx,
  id: string,
  decision: Pick<RequestRow, 'state' | 'decidedBy' | 'decidedAt' | 'rejectionCode'>,
): Promise<void> {
  const { shareRequests } = tx.tables(sharingTables);
  const decided = await tx.q
    .update(shareRequests)
    .set(decision)
    .where(and(eq(shareRequests.id, id), eq(shareRequests.state, 'waiting')))
    .returning({ id: shareRequests.id });
  if (decided.length !== 1) throw new RequestDecided();
}

export async function insertGrant(tx: Tx, row: GrantRow): Promise<void> {
  await tx.q.insert(tx.tables(sharingTables).shareGrants).values(row);
}
