import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Reader, Tx } from '../db/database.ts';
import { givenNumber, givenText } from '../db/given.ts';
import { keptInsert, keptQuery } from '../db/kept-query.ts';
import { eventLogTables, type SignalKind } from './event-log.tables.ts';

export type LogRow = Omit<ReturnType<typeof eventLogTables.for>['eventLog']['$inferSelect'], 'writtenIn'>;
/** A row as far as it is told to the complainant's side, or all of it. */
export type SharedRow = Pick<LogRow, 'id' | 'at' | 'body' | 'sharedSeq' | 'sharedHash'> & Partial<LogRow>;
export type NewLogRow = Omit<LogRow, 'position'>;
export type Signal = Omit<ReturnType<typeof eventLogTables.for>['signals']['$inferSelect'], 'writtenIn'>;

type Unlinked = Omit<NewLogRow, 'hash' | 'sharedHash' | 'previousHash'>;

/** Links rows to the ones before them, in the case's log and in the complainant's stream. */
export function linkRows(
  rows: readonly Unlinked[],
  heads: { hash: string; sharedHash: string },
): NewLogRow[] {
  let { hash, sharedHash } = heads;
  return rows.map((row) => {
    const previousHash = hash;
    hash = hashOf(previousHash, row);
    if (row.sharedSeq !== null) sharedHash = hashOf(sharedHash, { ...row, seq: row.sharedSeq });
    return { ...row, previousHash, hash, sharedHash: row.sharedSeq === null ? null : sharedHash };
  });
}

function hashOf(previous: string, row: Unlinked): string {
  const fields = [
    previous,
    row.id,
    row.caseId,
    row.seq,
    row.visibility,
    row.sharedSeq,
    row.type,
    row.at,
    row.body,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
}

export async function appendEvents(tx: Tx, rows: readonly NewLogRow[]): Promise<void> {
  for (const row of rows) await insertEvent(tx, row);
}

const insertEvent = keptInsert('insert_event', (db) => db.tables(eventLogTables).eventLog, [
  'position',
  'writtenIn',
]);

export async function appendSignals(
  tx: Tx,
  at: number,
  signals: readonly { kind: SignalKind; subject: string }[],
): Promise<void> {
  if (signals.length === 0) return;
  const table = tx.tables(eventLogTables).signals;
  await tx.q.insert(table).values(signals.map((signal) => ({ at, ...signal })));
}

/** One case's log after a place in it. */
export async function readCaseLog(db: Reader, caseId: string, afterSeq: number): Promise<LogRow[]> {
  const { eventLog } = db.tables(eventLogTables);
  return await db.q
    .select()
    .from(eventLog)
    .where(and(eq(eventLog.caseId, caseId), gt(eventLog.seq, afterSeq)))
    .orderBy(asc(eventLog.seq));
}

/** Single rows of one case's log, by their ids. */
export async function findEvents(db: Reader, caseId: string, ids: readonly string[]): Promise<LogRow[]> {
  const { eventLog } = db.tables(eventLogTables);
  return await db.q
    .select()
    .from(eventLog)
    .where(and(eq(eventLog.caseId, caseId), inArray(eventLog.id, [...ids])));
}

/** The complainant's stream after their cursor: only rows that have a place in it. */
export function readSharedLog(db: Reader, caseId: string, cursor: number): Promise<SharedRow[]> {
  return sharedLogAfter(db, { caseId, cursor });
}

const sharedLogAfter = keptQuery<SharedRow>('shared_log_after', (db) => {
  const { eventLog } = db.tables(eventLogTables);
  const { id, at, body, sharedSeq, sharedHash } = eventLog;
  return db.q
    .select({ id, at, body, sharedSeq, sharedHash })
    .from(eventLog)
    .where(and(eq(eventLog.caseId, givenText('caseId')), gt(eventLog.sharedSeq, givenNumber('cursor'))))
    .orderBy(asc(eventLog.sharedSeq));
});

export async function clearSignalsBefore(tx: Tx, at: number): Promise<void> {
  const { signals } = tx.tables(eventLogTables);
  await tx.q.delete(signals).where(lt(signals.at, at));
}

/** Where a case's log or the complainant's stream in it is broken, or null when every link holds. */
export async function verifyCaseLog(db: Reader, caseId: string): Promise<number | null> {
  let heads = { hash: FIRST_LINK, sharedHash: FIRST_LINK };
  let seq = 0;
  for (const row of await readCaseLog(db, caseId, 0)) {
    seq += 1;
    const [link] = linkRows([row], heads);
    const holds =
      row.previousHash === heads.hash && row.hash === link?.hash && row.sharedHash === link.sharedHash;
    if (row.seq !== seq || !holds) return seq;
    heads = { hash: row.hash, sharedHash: row.sharedHash ?? heads.sharedHash };
  }
  return null;
}

export const FIRST_LINK = '0';
