import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Tx } from './database.ts';
import { WriteTimeoutError } from './db-errors.ts';
import { openTransactions, takeLock } from './postgres-works.ts';
import { inTime } from './time-limit.ts';

const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

export type Work<T = unknown> = (tx: Tx) => Promise<T>;

export interface Committed<T> {
  values: T[];
  hasChanged: boolean;
}

interface TransactionOptions {
  timeoutMs: number;
  /** A lock to be taken before anything else. */
  lane?: string | undefined;
}

/** Certainly nothing of it was written, and its connection is in order; the cause is what went wrong. */
export class UndoneError extends Error {
  override name = 'UndoneError';
}

/**
 * Works that are written together or not at all, side by side on one connection; a connection in doubt is thrown away
 * rather than given back.
 */
export async function runTransaction<T>(
  pool: Pool,
  works: readonly Work<T>[],
  { timeoutMs, lane }: TransactionOptions,
): Promise<Committed<T>> {
  const client = await pool.connect();
  const { watch, database } = connectionOf(client);
  watch.begin();
  const transactions = openTransactions(database, works.length, lane);
  let isClean = false;
  try {
    const values = await inTime(
      begin(client, database, lane).then(() => runWorks(works, transactions)),
      timeoutMs,
    );
    const ended = await inTime(client.query('COMMIT'), timeoutMs);
    // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement had failed and the work went on.
    if (ended.command !== 'COMMIT')
      throw new Error('a statement of this write had failed: nothing was written');
    isClean = true;
    return { values, hasChanged: watch.hasChanged() };
  } catch (error) {
    isClean = await rollBack(client, error);
    throw isClean ? new UndoneError('nothing was written', { cause: error }) : error;
  } finally {
    for (const { end } of transactions) end();
    watch.end();
    client.release(!isClean);
  }
}

/** Works look at the clock, and at what others wrote: not before the lane is theirs. */
async function begin(client: PoolClient, database: NodePgDatabase, lane: string | undefined): Promise<void> {
  const begun = client.query('BEGIN');
  await Promise.all(lane === undefined ? [begun] : [begun, takeLock(database, lane)]);
}

async function runWorks<T>(
  works: readonly Work<T>[],
  transactions: ReturnType<typeof openTransactions>,
): Promise<T[]> {
  const running = transactions.map(async ({ tx, end }, index) => {
    try {
      return await (works[index] as Work<T>)(tx);
    } finally {
      end();
    }
  });
  // All of them are waited for before it fails: nothing may run on when the connection is given back.
  await Promise.allSettled(running);
  return Promise.all(running);
}

interface Connection {
  readonly watch: ReturnType<typeof watchClient>;
  readonly database: NodePgDatabase;
}

const connections = new WeakMap<PoolClient, Connection>();

/** What is made once for each connection: with it, the queries that are kept stay prepared from one write to the next. */
function connectionOf(client: PoolClient): Connection {
  const known = connections.get(client);
  if (known) return known;
  const watch = watchClient(client);
  const made = { watch, database: drizzle(watch.client) };
  connections.set(client, made);
  return made;
}

async function rollBack(client: PoolClient, error: unknown): Promise<boolean> {
  // The work may still be running on this connection.
  if (error instanceof WriteTimeoutError) return false;
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

/** Lets queries through while a write lasts, noticing whether one changed rows. */
function watchClient(client: PoolClient) {
  let hasEnded = true;
  let hasChanged = false;
  const query = async (...args: Parameters<PoolClient['query']>): Promise<QueryResult> => {
    if (hasEnded) throw new Error('this write has ended: await everything that belongs to it');
    const result = (await (client.query as (...args: unknown[]) => Promise<QueryResult>)(
      ...args,
    )) as QueryResult;
    if (CHANGING.has(result.command) && (result.rowCount ?? 0) > 0) hasChanged = true;
    return result;
  };
  return {
    client: { query } as unknown as PoolClient,
    hasChanged: () => hasChanged,
    begin() {
      hasEnded = false;
      hasChanged = false;
    },
    end() {
      hasEnded = true;
    },
  };
}
