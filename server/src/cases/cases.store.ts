import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import { caseKeyOf } from '../platform/crypto/case-keys.ts';
import type { Secrets } from '../platform/crypto/secrets.ts';
import type { Reader, Tx } from '../platform/db/database.ts';
import { givenNumber, givenText } from '../platform/db/given.ts';
import { keptQuery, placesFor } from '../platform/db/kept-query.ts';
import type { CaseRecord, CaseRow } from './case-record.ts';
import { caseTables } from './cases.tables.ts';

/** The version of a case moved on between deciding and writing. */
export class VersionMoved extends Error {}

export async function loadCase(
  db: Reader,
  secrets: Secrets,
  caseId: string,
): Promise<CaseRecord | undefined> {
  const [row] = await caseWithKey(db, { caseId });
  return row && { ...row.row, key: caseKeyOf(secrets.wrapping, row.row.id, row.wrapped) };
}

const caseWithKey = keptQuery('case_with_key', (db) => {
  const { cases, caseKeys } = db.tables(caseTables);
  return db.q
    .select({ row: cases, wrapped: caseKeys.wrapped })
    .from(cases)
    .innerJoin(caseKeys, eq(caseKeys.caseId, cases.id))
    .where(eq(cases.id, givenText('caseId')));
});

/** Who is in charge of a case and how sharing stands, without opening it. */
export async function inChargeOf(
  db: Reader,
  caseId: string,
): Promise<Pick<CaseRow, 'sharing' | 'officer'> | undefined> {
  const [row] = await caseInCharge(db, { caseId });
  return row;
}

const caseInCharge = keptQuery('case_in_charge', (db) => {
  const { cases } = db.tables(caseTables);
  return db.q
    .select({ sharing: cases.sharing, officer: cases.officer })
    .from(cases)
    .where(eq(cases.id, givenText('caseId')));
});

/** Of some cases, without opening them: the running number, and how sharing stands. */
export async function standingOf(
  db: Reader,
  ids: readonly string[],
): Promise<Pick<CaseRow, 'id' | 'serial' | 'sharing'>[]> {
  if (ids.length === 0) return [];
  const { cases } = db.tables(caseTables);
  return await db.q
    .select({ id: cases.id, serial: cases.serial, sharing: cases.sharing })
    .from(cases)
    .where(inArray(cases.id, [...ids]));
}

export async function insertCase(tx: Tx, row: CaseRow, wrapped: string): Promise<void> {
  const { cases, caseKeys } = tx.tables(caseTables);
  await tx.q.insert(cases).values(row);
  await tx.q.insert(caseKeys).values({ caseId: row.id, wrapped });
}

/** What may change of a case once it is taken. */
const MOVING = [
  'stage',
  'sharedStage',
  'officer',
  'nextUpdateBy',
  'outcome',
  'sharing',
  'sharedAt',
  'firstWordAt',
  'version',
  'lastSeq',
  'lastSharedSeq',
  'headHash',
  'sharedHash',
] as const;
/** The same for what an index holds: written when it differs, for an index is rewritten with each of its columns that is. */
const PLACING = ['endedAt', 'windowEndsAt'] as const;

type Moved = Pick<CaseRow, (typeof MOVING | typeof PLACING)[number]>;
type Read = Pick<CaseRow, 'id' | 'version' | 'lastSeq' | (typeof PLACING)[number]>;

/** Writes the new values if nobody wrote since the case was read: neither decided anything nor added to its log. */
export async function updateCase(tx: Tx, read: Read, moved: Moved): Promise<void> {
  const isPlaced = PLACING.every((column) => read[column] === moved[column]);
  const update = isPlaced ? moveCase : placeCase;
  const updated = await update(tx, {
    ...moved,
    readId: read.id,
    readVersion: read.version,
    readSeq: read.lastSeq,
  });
  if (updated.length !== 1) throw new VersionMoved();
}

const keptUpdate = (name: string, columns: readonly (keyof Moved)[]) =>
  keptQuery<{ id: string }>(name, (db) => {
    const { cases } = db.tables(caseTables);
    return db.q
      .update(cases)
      .set(placesFor(columns) as never)
      .where(
        and(
          eq(cases.id, givenText('readId')),
          eq(cases.version, givenNumber('readVersion')),
          eq(cases.lastSeq, givenNumber('readSeq')),
        ),
      )
      .returning({ id: cases.id });
  });

const moveCase = keptUpdate('move_case', MOVING);
const placeCase = keptUpdate('place_case', [...MOVING, ...PLACING]);

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
