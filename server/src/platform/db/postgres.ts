import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool, types } from 'pg';
import type { Database, Query, Tx } from './database.ts';
import { BusyError, driverError } from './db-errors.ts';
import { Listeners } from './listeners.ts';
import { migrate } from './migrate.ts';
import { openPostgresLedger } from './postgres-ledger.ts';
import { runTransaction } from './postgres-transaction.ts';
import { openWire } from './postgres-wire.ts';

interface PostgresSettings {
  url: string;
  queueLimit: number;
  workTimeoutMs: number;
  poolSize: number;
  migrationsDir: string;
}

const ATTEMPTS = 5;
const RETRY_PAUSE_MS = 10;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

// Counts and positions are numbers here as on SQLite; none of them comes near 2^53.
types.setTypeParser(types.builtins.INT8, Number);

/** PostgreSQL: a connection to each write; its own server shares one sync among those that commit together. */
export async function openPostgres(settings: PostgresSettings): Promise<Database> {
  const writers = openPool(settings);
  // A write may also read from outside its transaction, which must not wait for connections that writes hold.
  const readers = openPool(settings);
  const listeners = new Listeners();
  const wire = openWire(settings.url);
  wire.onCommit(() => listeners.tell());
  const inFlight = new Set<Promise<unknown>>();
  const reading = drizzle(readers);

  let closing: Promise<void> | undefined;

  async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (closing !== undefined) throw new Error('the database is closed');
    if (inFlight.size >= settings.queueLimit)
      throw new BusyError(`${settings.queueLimit} writes are waiting already`);
    const writing = withRetries(() => runTransaction(writers, work, settings.workTimeoutMs));
    inFlight.add(writing);
    try {
      const { value, hasChanged } = await writing;
      if (hasChanged) {
        listeners.tell();
        wire.tellCommit();
      }
      return value;
    } finally {
      inFlight.delete(writing);
    }
  }

  return {
    engine: 'postgres',
    q: reading as unknown as Query,
    atOnce: reading as unknown as Query,
    rows: async <Row>(query: SQL) => (await reading.execute(query)).rows as Row[],
    tables: (set) => set.for('postgres'),
    write,
    onCommit(listener) {
      // Whoever waits for commits waits for those of other portals too; a script that only writes does not listen.
      wire.open();
      return listeners.add(listener);
    },
    others: wire.others,
    async migrate() {
      await migrate(await openPostgresLedger(writers), join(settings.migrationsDir, 'postgres'));
    },
    async ping() {
      await readers.query('SELECT 1');
    },
    close() {
      closing ??= finish();
      return closing;
    },
  };

  async function finish(): Promise<void> {
    await Promise.allSettled(inFlight);
    await wire.close();
    await Promise.all([writers.end(), readers.end()]);
  }
}

function openPool({ url, poolSize, workTimeoutMs }: PostgresSettings): Pool {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: workTimeoutMs,
    application_name: 'sunshine-seat',
  });
  // A connection that breaks also says so in an event, which would end the process if nobody listened: while idle
  // through the pool, while in use through the client. The pool replaces it; whoever was using it gets the error.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const code = driverError(error)?.code;
      if (tried === ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK)) throw error;
      await sleep(Math.random() * RETRY_PAUSE_MS * 2 ** tried);
    }
  }
}
