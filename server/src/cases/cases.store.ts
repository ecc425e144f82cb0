import { and, asc, desc, eq, gte, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import { unwrapCaseKey } from '../platform/crypto/seal.ts';
import type { Secrets } from '../platform/crypto/secrets.ts';
import type { Reader, Tx } from '../platform/db/database.ts';
import type { CaseRecord, CaseRow } from './case-record.ts';
import { caseTables } from './cases.tables.ts';

/** The version of a case moved on between deciding and writing. */
export class VersionMoved extends Error {}

export async function loadCase(
  db: Reader,
  secrets: Secrets,
  caseId: string,
): Promise<CaseRecord | undefined> {
  const { cases, caseKeys } = db.tables(caseTables);
  const [row] = await db.q
    .select({ row: cases, wrapped: caseKeys.wrapped })
    .from(cases)
    .innerJoin(caseKeys, eq(caseKeys.caseId, cases.id))
    .where(eq(cases.id, caseId));
  return row && { ...row.row, key: unwrapCaseKey(secrets.wrapping, row.row.id, row.wrapped) };
}

export async function insertCase(tx: Tx, row: CaseRow, wrapped: string): Promise<void> {
  const { cases, caseKeys } = tx.tables(caseTables);
  await tx.q.insert(cases).values(row);
  await tx.q.insert(caseKeys).values({ caseId: row.id, wrapped });
}

/** Writes the new values if nobody wrote since `version`; the new version is one higher. */
export async function updateCase(
  tx: Tx,
  id: string,
  version: number,
  values: Partial<CaseRow>,
): Promise<void> {
  const { cases } = tx.tables(caseTables);
  const updated = await tx.q
    .update(cases)
    .set({ ...values, version: version + 1 })
    .where(and(eq(cases.id, id), eq(cases.version, version)))
    .returning({ id: cases.id });
  if (updated.length !== 1) throw new VersionMoved();
}

/** The numbers a new case of a station would get. */
export async function nextNumbers(
  db: Reader,
  stationId: string,
  month: string,
): Promise<{ running: number; serial: number }> {
  const { cases } = db.tables(caseTables);
  const [inMonth] = await db.q
    .select({ last: sql<number | null>`max(${cases.running})` })
    .from(cases)
    .where(and(eq(cases.stationId, stationId), eq(cases.month, month)));
  const [inAll] = await db.q
    .select({ last: sql<number | null>`max(${cases.serial})` })
    .from(cases)
    .where(eq(cases.stationId, stationId));
  return { running: Number(inMonth?.last ?? 0) + 1, serial: Number(inAll?.last ?? 0) + 1 };
}

const QUEUE_LIMIT = 500;
export const ENDED_PAGE = 50;

export async function openCases(db: Reader, stationId: string): Promise<CaseRow[]> {
  const { cases } = db.tables(caseTables);
  return await db.q
    .select()
    .from(cases)
    .where(and(eq(cases.stationId, stationId), isNull(cases.endedAt)))
    .orderBy(desc(cases.occurredAt))
    .limit(QUEUE_LIMIT);
}

/** A page of ended cases, newest first; never parted between cases that ended in the same millisecond. */
export async function endedCases(db: Reader, stationId: string, before: number): Promise<CaseRow[]> {
  const { cases } = db.tables(caseTables);
  const ended = (condition: SQL) =>
    db.q
      .select()
      .from(cases)
      .where(and(eq(cases.stationId, stationId), condition))
      .orderBy(desc(cases.endedAt), asc(cases.id));
  const page = await ended(lt(cases.endedAt, before)).limit(ENDED_PAGE);
  const last = page.at(-1)?.endedAt;
  if (page.length < ENDED_PAGE || last == null) return page;
  const twins = await ended(eq(cases.endedAt, last));
  return [...page.filter((row) => row.endedAt !== last), ...twins];
}

/** Cases whose window has run out and still stands open. */
export async function overdueWindows(db: Reader, now: number): Promise<{ id: string }[]> {
  const { cases } = db.tables(caseTables);
  return await db.q
    .select({ id: cases.id })
    .from(cases)
    .where(and(isNotNull(cases.windowEndsAt), lte(cases.windowEndsAt, now)))
    .orderBy(asc(cases.windowEndsAt))
    .limit(200);
}

/** Cases of a station with a window that stands open, by what the complainants last heard. */
export async function casesInWindow(db: Reader, stationId: string, now: number): Promise<CaseRow[]> {
  const { cases } = db.tables(caseTables);
  return await db.q
    .select()
    .from(cases)
    .where(and(eq(cases.stationId, stationId), gte(cases.windowEndsAt, now + 1)))
    .orderBy(asc(cases.windowEndsAt))
    .limit(200);
}

/** Reports of a station since a moment: how many, and the mean time to the first word, in milliseconds. */
export async function receivedSince(db: Reader, stationId: string, since: number) {
  const { cases } = db.tables(caseTables);
  const [row] = await db.q
    .select({
      received: sql<number>`count(*)`,
      firstWordMs: sql<number | null>`avg(${cases.firstWordAt} - ${cases.receivedAt})`,
    })
    .from(cases)
    .where(and(eq(cases.stationId, stationId), gte(cases.receivedAt, since)));
  return {
    received: Number(row?.received ?? 0),
    firstWordMs: row?.firstWordMs == null ? null : Number(row.firstWordMs),
  };
}
