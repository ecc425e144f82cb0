import { type AuditEntry, appendAudit, laneOf, wasRecordedSince } from './audit/audit.store.ts';
import type { Tx } from './db/database.ts';
import { isUniqueViolation } from './db/db-errors.ts';
import { appendEvents, appendSignals, type NewLogRow } from './event-log/event-log.store.ts';
import type { SignalKind } from './event-log/event-log.tables.ts';
import { firstAnswer, type Intent, keepAnswer, sealAnswer } from './idempotency/idempotency.store.ts';
import { idempotencyTables } from './idempotency/idempotency.tables.ts';
import type { Services } from './services.ts';

/** A decided change: what one transaction writes. Everything in it is settled before the transaction begins. */
export interface Change<T> {
  /** What the caller is answered; kept under the intent, so without secrets. */
  readonly answer: T;
  readonly intent?: Intent | undefined;
  /** At least one: nothing is written unrecorded. */
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
  readonly events?: readonly NewLogRow[];
  readonly signals?: readonly { kind: SignalKind; subject: string }[];
  /** Rows of the capability itself; first, so that a version check fails before anything else is written. */
  readonly rows: (tx: Tx) => Promise<void>;
  /** The change was decided for a moment before this one; at or after it, it must be decided again. */
  readonly before?: number | undefined;
}

/** The change was decided on a state that has passed meanwhile. */
export class DecideAgain extends Error {}

/** What was to be done has been done meanwhile, by another portal: there is nothing to write, nor to tell. */
export class DoneAlready extends Error {}

/** Carries out a piece of due work; what was done already is no error. */
export async function unlessDone(work: Promise<unknown>): Promise<void> {
  await work.catch((error) => {
    if (!(error instanceof DoneAlready)) throw error;
  });
}

/** Writes a decided change as one transaction. A repeat of an intent that won the race meanwhile gets its answer. */
export async function commit<T>(services: Services, change: Change<T>): Promise<T> {
  const { db, clock, secrets } = services;
  const { intent } = change;
  const sealed = intent && sealAnswer(secrets.replies, intent, change.answer);
  try {
    await db.write(async (tx) => {
      const now = clock.now();
      if (change.before !== undefined && now >= change.before) throw new DecideAgain();
      if (intent && sealed) await keepAnswer(tx, intent, now, sealed);
      await change.rows(tx);
      await appendEvents(tx, change.events ?? []);
      await appendSignals(tx, now, change.signals ?? []);
      await appendAudit(tx, change.audit);
    }, laneOf(change.audit));
  } catch (error) {
    if (intent && isUniqueViolation(error, [db.tables(idempotencyTables).idempotency.id])) {
      const answer = await firstAnswer<T>(db, secrets.replies, intent);
      if (answer !== undefined) return answer;
    }
    throw error;
  }
  return change.answer;
}

/** Records a read on its own; returns after it is synced, so that nothing is shown unrecorded. */
export async function recordRead(services: Services, entry: AuditEntry): Promise<void> {
  await services.db.write((tx) => appendAudit(tx, [entry]), laneOf([entry]));
}

/** The same for a list that a screen asks for again by itself: once in so many milliseconds for each reader and case. */
export async function recordListing(
  services: Services,
  entry: AuditEntry & { caseId: string },
  onceInMs: number,
): Promise<void> {
  await services.db.write(async (tx) => {
    await tx.lock(`audit:${entry.chain}`);
    if (!(await wasRecordedSince(tx, entry, entry.at - onceInMs))) await appendAudit(tx, [entry]);
  });
}
