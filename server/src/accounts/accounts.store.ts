import { and, asc, desc, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { givenText } from '../platform/db/given.ts';
import { keptQuery } from '../platform/db/kept-query.ts';
import { accountTables } from './accounts.tables.ts';

export type OfficerRow = ReturnType<typeof accountTables.for>['officers']['$inferSelect'];
export type SessionRow = ReturnType<typeof accountTables.for>['officerSessions']['$inferSelect'];

export async function findOfficerByBadge(db: Reader, badge: string): Promise<OfficerRow | undefined> {
  const { officers } = db.tables(accountTables);
  const [row] = await db.q.select().from(officers).where(eq(officers.badge, badge));
  return row;
}

export async function findOfficer(db: Reader, id: string): Promise<OfficerRow | undefined> {
  const { officers } = db.tables(accountTables);
  const [row] = await db.q.select().from(officers).where(eq(officers.id, id));
  return row;
}

export async function officersOfStation(db: Reader, stationId: string): Promise<OfficerRow[]> {
  const { officers } = db.tables(accountTables);
  return await db.q
    .select()
    .from(officers)
    .where(eq(officers.stationId, stationId))
    .orderBy(asc(officers.badge));
}

export async function sessionsWithIds(db: Reader, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const { officers, officerSessions } = db.tables(accountTables);
  return await db.q
    .select({ session: officerSessions, officer: officers })
    .from(officerSessions)
    .innerJoin(officers, eq(officers.id, officerSessions.officerId))
    .where(inArray(officerSessions.id, [...ids]));
}

export async function officersWithIds(db: Reader, ids: readonly string[]): Promise<OfficerRow[]> {
  if (ids.length === 0) return [];
  const { officers } = db.tables(accountTables);
  return await db.q
    .select()
    .from(officers)
    .where(inArray(officers.id, [...ids]));
}

export async function insertOfficer(tx: Tx, row: OfficerRow): Promise<void> {
  await tx.q.insert(tx.tables(accountTables).officers).values(row);
}

export async function updateOfficer(tx: Tx, id: string, values: Partial<OfficerRow>): Promise<void> {
  const { officers } = tx.tables(accountTables);
  await tx.q.update(officers).set(values).where(eq(officers.id, id));
}

/** A session that is not ended, with its officer. */
export async function findSession(
  db: Reader,
  tokenHash: string,
): Promise<{ session: SessionRow; officer: OfficerRow } | undefined> {
  const [row] = await sessionByToken(db, { tokenHash });
  return row;
}

const sessionByToken = keptQuery('officer_session_by_token', (db) => {
  const { officers, officerSessions } = db.tables(accountTables);
  return db.q
    .select({ session: officerSessions, officer: officers })
    .from(officerSessions)
    .innerJoin(officers, eq(officers.id, officerSessions.officerId))
    .where(and(eq(officerSessions.tokenHash, givenText('tokenHash')), isNull(officerSessions.endedAt)));
});

export async function sessionsOf(db: Reader, officerId: string): Promise<SessionRow[]> {
  const { officerSessions } = db.tables(accountTables);
  return await db.q
    .select()
    .from(officerSessions)
    .where(and(eq(officerSessions.officerId, officerId), isNull(officerSessions.endedAt)))
    .orderBy(desc(officerSessions.lastSeenAt));
}

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx.q.insert(tx.tables(accountTables).officerSessions).values(row);
}

export async function updateSession(tx: Tx, id: string, values: Partial<SessionRow>): Promise<void> {
  const { officerSessions } = tx.tables(accountTables);
  await tx.q.update(officerSessions).set(values).where(eq(officerSessions.id, id));
}

/** Ends a session; false when it had ended already. */
export async function endSession(tx: Tx, id: string, at: number): Promise<boolean> {
  const { officerSessions } = tx.tables(accountTables);
  const ended = await tx.q
    .update(officerSessions)
    .set({ endedAt: at })
    .where(and(eq(officerSessions.id, id), isNull(officerSessions.endedAt)))
    .returning({ id: officerSessions.id });
  return ended.length === 1;
}

/** Ends all sessions of an officer but one. */
export async function endSessionsOf(tx: Tx, officerId: string, at: number, except = ''): Promise<void> {
  const { officerSessions } = tx.tables(accountTables);
  await tx.q
    .update(officerSessions)
    .set({ endedAt: at })
    .where(
      and(
        eq(officerSessions.officerId, officerId),
        isNull(officerSessions.endedAt),
        ne(officerSessions.id, except),
      ),
    );
}

/** Open sessions last used before one moment or begun before another. */
export async function overdueSessions(
  db: Reader,
  idleSince: number,
  begunBefore: number,
): Promise<SessionRow[]> {
  const { officerSessions } = db.tables(accountTables);
  return await db.q
    .select()
    .from(officerSessions)
    .where(
      and(
        isNull(officerSessions.endedAt),
        or(lt(officerSessions.lastSeenAt, idleSince), lt(officerSessions.createdAt, begunBefore)),
      ),
    )
    .limit(500);
}

const SETUP = 'setup';

export async function findSetupToken(db: Reader): Promise<string | undefined> {
  const { setupTokens } = db.tables(accountTables);
  const [row] = await db.q.select().from(setupTokens).where(eq(setupTokens.id, SETUP));
  return row?.tokenHash;
}

export async function replaceSetupToken(tx: Tx, tokenHash: string, createdAt: number): Promise<void> {
  const { setupTokens } = tx.tables(accountTables);
  await tx.q
    .insert(setupTokens)
    .values({ id: SETUP, tokenHash, createdAt })
    .onConflictDoUpdate({ target: setupTokens.id, set: { tokenHash, createdAt } });
}

/** Uses the token up; false when it was used or replaced meanwhile. */
export async function takeSetupToken(tx: Tx, tokenHash: string): Promise<boolean> {
  const { setupTokens } = tx.tables(accountTables);
  const taken = await tx.q.delete(setupTokens).where(eq(setupTokens.tokenHash, tokenHash)).returning();
  return taken.length === 1;
}
