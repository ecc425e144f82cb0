import { eq, lt } from 'drizzle-orm';
import { open, type SealKey, seal } from '../crypto/seal.ts';
import { fingerprint } from '../crypto/tokens.ts';
import type { Reader, Tx } from '../db/database.ts';
import { givenText } from '../db/given.ts';
import { keptInsert, keptQuery } from '../db/kept-query.ts';
import { AppError } from '../errors.ts';
import { idempotencyTables } from './idempotency.tables.ts';

/** One intent of one actor: the same key with another request is refused. */
export interface Intent {
  readonly id: string;
  readonly request: string;
  /** The caller's key; never stored. */
  readonly key: string;
}

export function intentOf(actor: string, key: string, routeId: string, asked: unknown): Intent {
  return { id: fingerprint(`${actor}\n${key}`), request: fingerprint(JSON.stringify([routeId, asked])), key };
}

/** The first answer to this intent, or undefined when it is new. */
export async function firstAnswer<T>(db: Reader, replies: SealKey, intent: Intent): Promise<T | undefined> {
  const [row] = await answerTo(db, { id: intent.id });
  if (!row) return undefined;
  if (row.request !== intent.request) throw new AppError('IDEMPOTENCY_MISMATCH');
  return JSON.parse(open(replies, row.reply, intent.id)) as T;
}

const answerTo = keptQuery('answer_to_intent', (db) => {
  const { idempotency } = db.tables(idempotencyTables);
  return db.q
    .select()
    .from(idempotency)
    .where(eq(idempotency.id, givenText('id')));
});

export function sealAnswer(replies: SealKey, intent: Intent, answer: unknown): string {
  return seal(replies, JSON.stringify(answer), intent.id);
}

/** Keeps the answer in the caller's transaction; a second writer with the same intent fails on the key. */
export async function keepAnswer(tx: Tx, intent: Intent, at: number, sealed: string): Promise<void> {
  await insertAnswer(tx, { id: intent.id, at, request: intent.request, reply: sealed });
}

const insertAnswer = keptInsert('insert_answer', (db) => db.tables(idempotencyTables).idempotency);

export async function clearAnswersBefore(tx: Tx, at: number): Promise<void> {
  const { idempotency } = tx.tables(idempotencyTables);
  await tx.q.delete(idempotency).where(lt(idempotency.at, at));
}
