import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Query, Tx } from './database.ts';
import { WriteTimeoutError } from './db-errors.ts';
import { inTime } from './time-limit.ts';
import { Transaction } from './transaction.ts';

const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

export interface Committed<T> {
  value: T;
  hasChanged: boolean;
}

/** One write on a connection of its own; a connection in doubt is thrown away rather than given back. */
export async function runTransaction<T>(
  pool: Pool,
  work: (tx: Tx) => Promise<T>,
  timeoutMs: number,
): Promise<Committed<T>> {
  const client = await pool.connect();
  const { watch, database } = connectionOf(client);
  watch.begin();
  const tx = openTransaction(database);
  let isClean = false;
  try {
    const value = await inTime(runWork(client, tx, work), timeoutMs);
    tx.end();
    const ended = await inTime(client.query('COMMIT'), timeoutMs);
    isClean = true;
    // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement had failed and the work went on.
    if (ended.command !== 'COMMIT')
      throw new Error('a statement of this write had failed: nothing was written');
    return { value, hasChanged: watch.hasChanged() };
  } catch (error) {
    if (!isClean) isClean = await rollBack(client, error);
    throw error;
  } finally {
    tx.end();
    watch.end();
    client.release(!isClean);
  }
}

async function runWork<T>(client: PoolClient, tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  return work(tx);
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

function openTransaction(database: NodePgDatabase): Transaction {
  return new Transaction({
    engine: 'postgres',
    q: database as unknown as Query,
    rows: async <Row>(query: SQL) => (await database.execute(query)).rows as Row[],
    lock: async (name) => {
      await database.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
    },
  });
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
