import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt } from 'drizzle-orm';
import type { Reader, Tx } from '../db/database.ts';
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

/**
 * Appends entries to their chains, in the caller's transaction. The link is a hash of some hundred bytes (2 µs):
 * it has to be made here, because only inside the transaction is the row before it known.
 */
export async function appendAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const { auditLog } = tx.tables(auditTables);
  for (const entry of entries) {
    await tx.lock(`audit:${entry.chain}`);
    const [head] = await tx.q
      .select({ seq: auditLog.seq, hash: auditLog.hash })
      .from(auditLog)
      .where(eq(auditLog.chain, entry.chain))
      .orderBy(desc(auditLog.seq))
      .limit(1);
    const row: Linked = {
      chain: entry.chain,
      seq: (head?.seq ?? 0) + 1,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      caseId: entry.caseId ?? null,
      subject: entry.subject ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
      ip: entry.ip,
      requestId: entry.requestId,
      previousHash: head?.hash ?? FIRST_HASH,
    };
    await tx.q.insert(auditLog).values({ ...row, hash: hashOf(row) });
  }
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
