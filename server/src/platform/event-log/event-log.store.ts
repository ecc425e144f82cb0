import { createHash } from 'node:crypto';
import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../db/database.ts';
import { eventLogTables, type SignalKind } from './event-log.tables.ts';

export type LogRow = ReturnType<typeof eventLogTables.for>['eventLog']['$inferSelect'];
export type NewLogRow = Omit<LogRow, 'position'>;
export type Signal = ReturnType<typeof eventLogTables.for>['signals']['$inferSelect'];

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
  if (rows.length === 0) return;
  // Positions must become visible in their order, or a reader would step over one that commits late.
  await tx.lock('event-log');
  const { eventLog } = tx.tables(eventLogTables);
  await tx.q.insert(eventLog).values([...rows]);
}

export async function appendSignals(
  tx: Tx,
  at: number,
  signals: readonly { kind: SignalKind; subject: string }[],
): Promise<void> {
  if (signals.length === 0) return;
  await tx.lock('signals');
  const table = tx.tables(eventLogTables).signals;
  await tx.q.insert(table).values(signals.map((signal) => ({ at, ...signal })));
}

/** Everything in the log after a position, oldest first. */
export async function readLogAfter(db: Reader, position: number, limit: number): Promise<LogRow[]> {
  const { eventLog } = db.tables(eventLogTables);
  return await db.q
    .select()
    .from(eventLog)
    .where(gt(eventLog.position, position))
    .orderBy(asc(eventLog.position))
    .limit(limit);
}

export async function readSignalsAfter(db: Reader, position: number, limit: number): Promise<Signal[]> {
  const { signals } = db.tables(eventLogTables);
  return await db.q
    .select()
    .from(signals)
    .where(gt(signals.position, position))
    .orderBy(asc(signals.position))
    .limit(limit);
}

export async function logHeads(db: Reader): Promise<{ events: number; signals: number }> {
  const { eventLog, signals } = db.tables(eventLogTables);
  const [events] = await db.q
    .select({ head: sql<number>`coalesce(max(${eventLog.position}), 0)` })
    .from(eventLog);
  const [signal] = await db.q
    .select({ head: sql<number>`coalesce(max(${signals.position}), 0)` })
    .from(signals);
  return { events: Number(events?.head ?? 0), signals: Number(signal?.head ?? 0) };
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

/** The complainant's stream after their cursor: only rows that have a place in it. */
export async function readSharedLog(db: Reader, caseId: string, cursor: number): Promise<LogRow[]> {
  const { eventLog } = db.tables(eventLogTables);
  return await db.q
    .select()
    .from(eventLog)
    .where(and(eq(eventLog.caseId, caseId), gt(eventLog.sharedSeq, cursor)))
    .orderBy(asc(eventLog.sharedSeq));
}

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
