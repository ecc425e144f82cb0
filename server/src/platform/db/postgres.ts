import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool, types } from 'pg';
import type { Database, Query, WriteOptions } from './database.ts';
import { BusyError, driverError } from './db-errors.ts';
import { GatheringSocket } from './gathering-socket.ts';
import { Listeners } from './listeners.ts';
import { migrate } from './migrate.ts';
import { Lanes } from './postgres-lanes.ts';
import { openPostgresLedger } from './postgres-ledger.ts';
import { openQuick } from './postgres-quick.ts';
import { runTransaction, UndoneError, type Work } from './postgres-transaction.ts';
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

/**
 * PostgreSQL: writes of one lane share a transaction, others have one each; its own server shares one sync among those
 * that commit together.
 */
export async function openPostgres(settings: PostgresSettings): Promise<Database> {
  const writers = openPool(settings);
  // A write may also read from outside its transaction, which must not wait for connections that writes hold.
  const readers = openPool(settings);
  const listeners = new Listeners();
  const wire = openWire(settings.url);
  wire.onCommit(() => listeners.tell());
  const inFlight = new Set<Promise<unknown>>();
  const reading = drizzle(readers);
  const quick = openQuick({ url: settings.url, timeoutMs: settings.workTimeoutMs });
  const lanes = new Lanes({ together, alone });

  let closing: Promise<void> | undefined;

  async function together<T>(works: readonly Work<T>[], lane?: string): Promise<T[]> {
    const { values, hasChanged } = await runTransaction(writers, works, {
      timeoutMs: settings.workTimeoutMs,
      lane,
    });
    if (hasChanged) {
      listeners.tell();
      wire.tellCommit();
    }
    return values;
  }

  function alone<T>(work: Work<T>, lane?: string): Promise<T> {
    return withRetries(async () => {
      try {
        const [value] = await together([work], lane);
        return value as T;
      } catch (error) {
        throw error instanceof UndoneError ? error.cause : error;
      }
    });
  }

  async function write<T>(work: Work<T>, { lane }: WriteOptions = {}): Promise<T> {
    if (closing !== undefined) throw new Error('the database is closed');
    if (inFlight.size >= settings.queueLimit)
      throw new BusyError(`${settings.queueLimit} writes are waiting already`);
    const writing = lane === undefined ? alone(work) : lanes.add(lane, work);
    inFlight.add(writing);
    try {
      return await writing;
    } finally {
      inFlight.delete(writing);
    }
  }

  return {
    engine: 'postgres',
    q: reading as unknown as Query,
    atOnce: quick.database as unknown as Query,
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
    await Promise.all([writers.end(), readers.end(), quick.close()]);
  }
}

function openPool({ url, poolSize, workTimeoutMs }: PostgresSettings): Pool {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    // What a write asks at the same time goes out at the same time.
    pipeline: true,
    stream: () => new GatheringSocket(),
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
