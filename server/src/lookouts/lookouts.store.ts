import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { lookoutTables } from './lookouts.tables.ts';

type Tables = ReturnType<typeof lookoutTables.for>;
export type LookoutRow = Tables['lookouts']['$inferSelect'];
export type AnswerRow = Tables['lookoutAnswers']['$inferSelect'];

export async function insertLookout(tx: Tx, row: LookoutRow): Promise<void> {
  await tx.q.insert(tx.tables(lookoutTables).lookouts).values(row);
}

export async function insertAnswer(tx: Tx, row: AnswerRow): Promise<void> {
  await tx.q.insert(tx.tables(lookoutTables).lookoutAnswers).values(row);
}

export async function findLookout(db: Reader, id: string): Promise<LookoutRow | undefined> {
  const { lookouts } = db.tables(lookoutTables);
  const [row] = await db.q.select().from(lookouts).where(eq(lookouts.id, id));
  return row;
}

const LIVE_LIMIT = 100;

export async function liveLookouts(db: Reader, stationId: string): Promise<LookoutRow[]> {
  const { lookouts } = db.tables(lookoutTables);
  return await db.q
    .select()
    .from(lookouts)
    .where(and(eq(lookouts.stationId, stationId), isNull(lookouts.endedAt)))
    .orderBy(desc(lookouts.sentAt))
    .limit(LIVE_LIMIT);
}

/** Those of one case, which end with it. */
export async function liveLookoutsOfCase(db: Reader, caseId: string): Promise<LookoutRow[]> {
  const { lookouts } = db.tables(lookoutTables);
  return await db.q
    .select()
    .from(lookouts)
    .where(and(eq(lookouts.caseId, caseId), isNull(lookouts.endedAt)))
    .orderBy(asc(lookouts.sentAt));
}

export async function answersTo(db: Reader, ids: readonly string[]): Promise<AnswerRow[]> {
  if (ids.length === 0) return [];
  const { lookoutAnswers } = db.tables(lookoutTables);
  return await db.q
    .select()
    .from(lookoutAnswers)
    .where(inArray(lookoutAnswers.lookoutId, [...ids]))
    .orderBy(asc(lookoutAnswers.at), asc(lookoutAnswers.id));
}

export async function endLookoutRow(tx: Tx, id: string, at: number): Promise<void> {
  const { lookouts } = tx.tables(lookoutTables);
  await tx.q
    .update(lookouts)
    .set({ endedAt: at })
    .where(and(eq(lookouts.id, id), isNull(lookouts.endedAt)));
}
