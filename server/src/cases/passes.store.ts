import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { caseTables } from './cases.tables.ts';

type Tables = ReturnType<typeof caseTables.for>;
export type PassRow = Tables['casePasses']['$inferSelect'];
export type PassSessionRow = Tables['passSessions']['$inferSelect'];
export type ReachRow = Tables['passReach']['$inferSelect'];

export async function insertPass(tx: Tx, row: PassRow): Promise<void> {
  await tx.q.insert(tx.tables(caseTables).casePasses).values(row);
}

/** The pass in force of the case with this number, and the language its holder reads. */
export async function findPassByNumber(db: Reader, number: string) {
  const { cases, casePasses } = db.tables(caseTables);
  const [row] = await db.q
    .select({ pass: casePasses, language: cases.language })
    .from(cases)
    .innerJoin(casePasses, and(eq(casePasses.caseId, cases.id), isNull(casePasses.endedAt)))
    .where(eq(cases.number, number));
  return row;
}

export async function currentPass(db: Reader, caseId: string): Promise<PassRow | undefined> {
  const { casePasses } = db.tables(caseTables);
  const [row] = await db.q
    .select()
    .from(casePasses)
    .where(and(eq(casePasses.caseId, caseId), isNull(casePasses.endedAt)));
  return row;
}

/** Ends a pass and every session opened with it. */
export async function endPass(tx: Tx, passId: string, at: number): Promise<void> {
  const { casePasses, passSessions } = tx.tables(caseTables);
  await tx.q.update(casePasses).set({ endedAt: at }).where(eq(casePasses.id, passId));
  await tx.q
    .update(passSessions)
    .set({ endedAt: at })
    .where(and(eq(passSessions.passId, passId), isNull(passSessions.endedAt)));
}

export async function insertPassSession(tx: Tx, row: PassSessionRow): Promise<void> {
  await tx.q.insert(tx.tables(caseTables).passSessions).values(row);
}

export async function findPassSession(db: Reader, tokenHash: string): Promise<PassSessionRow | undefined> {
  const { passSessions } = db.tables(caseTables);
  const [row] = await db.q
    .select()
    .from(passSessions)
    .where(and(eq(passSessions.tokenHash, tokenHash), isNull(passSessions.endedAt)));
  return row;
}

export async function touchPassSession(tx: Tx, id: string, at: number): Promise<void> {
  const { passSessions } = tx.tables(caseTables);
  await tx.q.update(passSessions).set({ lastSeenAt: at }).where(eq(passSessions.id, id));
}

export async function endPassSession(tx: Tx, id: string, at: number): Promise<void> {
  const { passSessions } = tx.tables(caseTables);
  await tx.q.update(passSessions).set({ endedAt: at }).where(eq(passSessions.id, id));
}

/** Open sessions last used before one moment or begun before another. */
export async function overduePassSessions(
  db: Reader,
  idleSince: number,
  begunBefore: number,
): Promise<PassSessionRow[]> {
  const { passSessions } = db.tables(caseTables);
  return await db.q
    .select()
    .from(passSessions)
    .where(
      and(
        isNull(passSessions.endedAt),
        or(lt(passSessions.lastSeenAt, idleSince), lt(passSessions.createdAt, begunBefore)),
      ),
    )
    .limit(500);
}

const NO_REACH = { deliveredSeq: 0, deliveredAt: null, seenSeq: 0, seenAt: null };

export async function findReach(db: Reader, caseId: string): Promise<Omit<ReachRow, 'caseId'>> {
  const { passReach } = db.tables(caseTables);
  const [row] = await db.q.select().from(passReach).where(eq(passReach.caseId, caseId));
  if (!row) return NO_REACH;
  const { deliveredSeq, deliveredAt, seenSeq, seenAt } = row;
  return { deliveredSeq, deliveredAt, seenSeq, seenAt };
}

/** Moves the marks forward, never back: two devices may report out of turn. */
export async function advanceReach(tx: Tx, caseId: string, reach: Omit<ReachRow, 'caseId'>): Promise<void> {
  const { passReach } = tx.tables(caseTables);
  await tx.q
    .insert(passReach)
    .values({ caseId, ...reach })
    .onConflictDoUpdate({
      target: passReach.caseId,
      set: {
        deliveredAt: sql`case when excluded.delivered_seq > ${passReach.deliveredSeq} then excluded.delivered_at else ${passReach.deliveredAt} end`,
        deliveredSeq: sql`case when excluded.delivered_seq > ${passReach.deliveredSeq} then excluded.delivered_seq else ${passReach.deliveredSeq} end`,
        seenAt: sql`case when excluded.seen_seq > ${passReach.seenSeq} then excluded.seen_at else ${passReach.seenAt} end`,
        seenSeq: sql`case when excluded.seen_seq > ${passReach.seenSeq} then excluded.seen_seq else ${passReach.seenSeq} end`,
      },
    });
}
