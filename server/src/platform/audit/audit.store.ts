import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Reader, Tx, WriteOptions } from '../db/database.ts';
import { givenText } from '../db/given.ts';
import { keptInsert, keptQuery } from '../db/kept-query.ts';
import { auditTables } from './audit.tables.ts';

export interface AuditEntry {
  /** The station's id, or `installation` for what belongs to none. */
  chain: string;
  at: number;
  actor: string;
  action: string;
  caseId?: string | undefined;
  /** What it was done to, when that is not the case itself. */
  subject?: string | undefined;
  /** Ids, codes and figures only: no text a person wrote, no name. */
  detail?: Record<string, unknown> | undefined;
  ip: string;
  requestId: string;
}

const FIRST_HASH = '0';

type AuditRow = ReturnType<typeof auditTables.for>['auditLog']['$inferSelect'];
type Linked = Omit<AuditRow, 'position' | 'hash'>;

function hashOf(row: Linked): string {
  const fields = [
    row.previousHash,
    row.chain,
    row.seq,
    row.at,
    row.actor,
    row.action,
    row.caseId ?? '',
    row.subject ?? '',
    row.detail,
    row.ip,
    row.requestId,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
}

/** Who appends to a chain holds it to the end of the commit: writes that append to one chain only share the wait for it. */
export function laneOf([first, ...others]: readonly [AuditEntry, ...AuditEntry[]]): WriteOptions {
  return others.some(({ chain }) => chain !== first.chain) ? {} : { lane: lockOf(first.chain) };
}

const lockOf = (chain: string) => `audit:${chain}`;

interface Head {
  seq: number;
  hash: string;
}

/** The ends of chains as a transaction that holds them has left them. */
const heads = new WeakMap<object, Map<string, Promise<Head>>>();

/**
 * Appends entries to their chains, in the caller's transaction. The link is a hash of some hundred bytes (2 µs):
 * it has to be made here, because only inside the transaction is the row before it known.
 */
export async function appendAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  for (const entry of entries) {
    const { chain } = entry;
    await tx.lock(lockOf(chain));
    const known = heads.get(tx.scope) ?? new Map<string, Promise<Head>>();
    heads.set(tx.scope, known);
    // Linked to a row that is on its way: were it not written, neither would anything else of this transaction.
    const linked = (known.get(chain) ?? readHead(tx, chain)).then((head) => linkTo(head, entry));
    known.set(chain, linked);
    try {
      await insertEntry(tx, await linked);
    } catch (error) {
      known.delete(chain);
      throw error;
    }
  }
}

function linkTo(head: Head, entry: AuditEntry): Linked & Head {
  const row: Linked = {
    chain: entry.chain,
    seq: head.seq + 1,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    caseId: entry.caseId ?? null,
    subject: entry.subject ?? null,
    detail: JSON.stringify(entry.detail ?? {}),
    ip: entry.ip,
    requestId: entry.requestId,
    previousHash: head.hash,
  };
  return { ...row, hash: hashOf(row) };
}

async function readHead(tx: Tx, chain: string): Promise<Head> {
  const [head] = await headOf(tx, { chain });
  return head ?? { seq: 0, hash: FIRST_HASH };
}

const insertEntry = keptInsert('insert_audit_entry', (db) => db.tables(auditTables).auditLog, ['position']);

const headOf = keptQuery('audit_head', (db) => {
  const { auditLog } = db.tables(auditTables);
  return db.q
    .select({ seq: auditLog.seq, hash: auditLog.hash })
    .from(auditLog)
    .where(eq(auditLog.chain, givenText('chain')))
    .orderBy(desc(auditLog.seq))
    .limit(1);
});

export type AuditLine = AuditRow;

/** What was done to one case, newest first: only these actions, only about these subjects where some are named. */
export async function auditOfCase(
  db: Reader,
  caseId: string,
  asked: { actions: readonly string[]; subjects?: readonly string[]; limit: number },
): Promise<AuditLine[]> {
  const { auditLog } = db.tables(auditTables);
  const about = [eq(auditLog.caseId, caseId), inArray(auditLog.action, [...asked.actions])];
  if (asked.subjects) about.push(inArray(auditLog.subject, [...asked.subjects]));
  return await db.q
    .select()
    .from(auditLog)
    .where(and(...about))
    .orderBy(desc(auditLog.position))
    .limit(asked.limit);
}

/** Whether the same was done by the same person to the same case after a moment. */
export async function wasRecordedSince(
  db: Reader,
  { actor, action, caseId }: AuditEntry & { caseId: string },
  since: number,
): Promise<boolean> {
  const { auditLog } = db.tables(auditTables);
  const [row] = await db.q
    .select({ at: auditLog.at })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.caseId, caseId),
        eq(auditLog.actor, actor),
        eq(auditLog.action, action),
        gt(auditLog.at, since),
      ),
    )
    .limit(1);
  return row !== undefined;
}

export interface BrokenLink {
  chain: string;
  seq: number;
  problem: 'missing' | 'changed';
}

/** Walks every chain; the first link that does not hold, or null. */
export async function verifyAudit(db: Reader): Promise<BrokenLink | null> {
  const { auditLog } = db.tables(auditTables);
  const chains = await db.q.selectDistinct({ chain: auditLog.chain }).from(auditLog);
  for (const { chain } of chains) {
    const broken = await verifyChain(db, chain);
    if (broken) return broken;
  }
  return null;
}

const PAGE = 1000;

async function verifyChain(db: Reader, chain: string): Promise<BrokenLink | null> {
  const { auditLog } = db.tables(auditTables);
  let seq = 0;
  let hash = FIRST_HASH;
  for (;;) {
    const rows = await db.q
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.chain, chain), gt(auditLog.seq, seq)))
      .orderBy(asc(auditLog.seq))
      .limit(PAGE);
    for (const row of rows) {
      if (row.seq !== seq + 1) return { chain, seq: seq + 1, problem: 'missing' };
      if (row.previousHash !== hash || row.hash !== hashOf(row))
        return { chain, seq: row.seq, problem: 'changed' };
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length < PAGE) return null;
  }
}
