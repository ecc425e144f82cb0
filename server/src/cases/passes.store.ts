import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { givenText } from '../platform/db/given.ts';
import { keptQuery } from '../platform/db/kept-query.ts';
import { caseTables } from './cases.tables.ts';

type Tables = ReturnType<typeof caseTables.for>;
export type PassRow = Tables['casePasses']['$inferSelect'];
export type PassSessionRow = Tables['passSessions']['$inferSelect'];
export type ReachRow = Tables['passReach']['$inferSelect'];

export async function insertPass(tx: Tx, row: PassRow): Promise<void> {
  await tx.q.insert(tx.tables(caseTables).casePasses).values(row);
}

/** The passes in force of the case with this number (the complainant's own and their helpers'), and the language it is followed in. */
export async function findPassesByNumber(db: Reader, number: string) {
  const { cases, casePasses } = db.tables(caseTables);
  return await db.q
    .select({ pass: casePasses, language: cases.language })
    .from(cases)
    .innerJoin(casePasses, and(eq(casePasses.caseId, cases.id), isNull(casePasses.endedAt)))
    .where(eq(cases.number, number));
}

/** The complainant's own pass. */
export async function currentPass(db: Reader, caseId: string): Promise<PassRow | undefined> {
  const { casePasses } = db.tables(caseTables);
  const [row] = await db.q
    .select()
    .from(casePasses)
    .where(and(eq(casePasses.caseId, caseId), isNull(casePasses.endedAt), isNull(casePasses.relation)));
  return row;
}

/** Helpers' passes in force, the oldest first. */
export async function helperPasses(db: Reader, caseId: string): Promise<PassRow[]> {
  const { casePasses } = db.tables(caseTables);
  return await db.q
    .select()
    .from(casePasses)
    .where(and(eq(casePasses.caseId, caseId), isNull(casePasses.endedAt), isNotNull(casePasses.relation)))
    .orderBy(asc(casePasses.issuedAt));
}

/** When each of these passes was last used. */
export async function lastSeenOf(db: Reader, passIds: readonly string[]): Promise<Map<string, number>> {
  if (passIds.length === 0) return new Map();
  const { passSessions } = db.tables(caseTables);
  const rows = await db.q
    .select({ passId: passSessions.passId, at: sql<number>`max(${passSessions.lastSeenAt})` })
    .from(passSessions)
    .where(inArray(passSessions.passId, [...passIds]))
    .groupBy(passSessions.passId);
  return new Map(rows.map(({ passId, at }) => [passId, Number(at)]));
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

/** A session that has not ended, with what its pass may see. */
export async function findPassSession(db: Reader, tokenHash: string) {
  const [row] = await passSessionByToken(db, { tokenHash });
  return row;
}

const passSessionByToken = keptQuery('pass_session_by_token', (db) => {
  const { passSessions, casePasses } = db.tables(caseTables);
  return db.q
    .select({
      session: {
        id: passSessions.id,
        passId: passSessions.passId,
        caseId: passSessions.caseId,
        stationId: passSessions.stationId,
        createdAt: passSessions.createdAt,
        lastSeenAt: passSessions.lastSeenAt,
      },
      scopes: casePasses.scopes,
      relation: casePasses.relation,
    })
    .from(passSessions)
    .innerJoin(casePasses, eq(casePasses.id, passSessions.passId))
    .where(and(eq(passSessions.tokenHash, givenText('tokenHash')), isNull(passSessions.endedAt)));
});

export async function touchPassSessions(tx: Tx, ids: readonly string[], at: number): Promise<void> {
  const { passSessions } = tx.tables(caseTables);
  await tx.q
    .update(passSessions)
    .set({ lastSeenAt: at })
    .where(inArray(passSessions.id, [...ids]));
}

/** Ends a session; false when it had ended already. */
export async function endPassSession(tx: Tx, id: string, at: number): Promise<boolean> {
  const { passSessions } = tx.tables(caseTables);
  const ended = await tx.q
    .update(passSessions)
    .set({ endedAt: at })
    .where(and(eq(passSessions.id, id), isNull(passSessions.endedAt)))
    .returning({ id: passSessions.id });
  return ended.length === 1;
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

/** How far officers have read of the complainant's stream; null before they read anything. */
export async function seenByOfficers(
  db: Reader,
  caseId: string,
): Promise<{ sharedSeq: number; at: number } | null> {
  const [row] = await officerReachOf(db, { caseId });
  return row ? { sharedSeq: row.seenSeq, at: row.seenAt } : null;
}

const officerReachOf = keptQuery('officer_reach_of_case', (db) => {
  const { officerReach } = db.tables(caseTables);
  return db.q
    .select()
    .from(officerReach)
    .where(eq(officerReach.caseId, givenText('caseId')));
});

/** Moves the officers' mark forward, never back. */
export async function advanceOfficerReach(
  tx: Tx,
  caseId: string,
  reach: { seenSeq: number; seenAt: number },
): Promise<void> {
  const { officerReach } = tx.tables(caseTables);
  await tx.q
    .insert(officerReach)
    .values({ caseId, ...reach })
    .onConflictDoUpdate({
      target: officerReach.caseId,
      set: {
        seenAt: sql`case when excluded.seen_seq > ${officerReach.seenSeq} then excluded.seen_at else ${officerReach.seenAt} end`,
        seenSeq: sql`case when excluded.seen_seq > ${officerReach.seenSeq} then excluded.seen_seq else ${officerReach.seenSeq} end`,
      },
    });
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
