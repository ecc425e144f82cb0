import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createCheckpoints } from './checkpoints.ts';
import type { Database } from './database.ts';
import { Listeners } from './listeners.ts';
import { migrate } from './migrate.ts';
import { nobodyElse } from './others.ts';
import {
  connectSqlite,
  queries,
  type SqliteConnection,
  sqliteFile,
  sqliteWriter,
} from './sqlite-connection.ts';
import { openSqliteLedger } from './sqlite-ledger.ts';
import { WriteQueue } from './write-queue.ts';

interface SqliteSettings {
  dataDir: string;
  queueLimit: number;
  workTimeoutMs: number;
  migrationsDir: string;
}

/** SQLite: one connection writes, through the queue; another one reads and never waits for it. */
export async function openSqlite(settings: SqliteSettings): Promise<Database> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const file = sqliteFile(settings.dataDir);
  // Made here for its mode: SQLite would let everybody on the machine read it, and its log takes after it.
  closeSync(openSync(file, 'a', 0o600));
  const listeners = new Listeners();
  const checkpoints = createCheckpoints(file);
  // It may have become long before the process that wrote it ended.
  checkpoints.committed();
  let writing: { connection: SqliteConnection; queried: ReturnType<typeof queries> } | undefined;
  const queue = new WriteQueue({
    openWriter() {
      const connection = connectSqlite(file);
      writing = { connection, queried: queries(connection) };
      return sqliteWriter(connection, writing.queried);
    },
    limit: settings.queueLimit,
    workTimeoutMs: settings.workTimeoutMs,
    onCommit() {
      listeners.tell();
      checkpoints.committed();
    },
    room: checkpoints.room,
  });
  const reader = connectSqlite(file);
  reader.pragma('query_only = ON');
  const reading = queries(reader);
  return {
    engine: 'sqlite',
    ...reading,
    /**
     * The connection that writes keeps its pages through its own commits; the other one reads all anew after each, which
     * is most of what a query costs while there is one update at a time. Within a write it would see what may be undone.
     */
    get atOnce() {
      const isFree = writing?.connection.open === true && !writing.connection.inTransaction;
      return isFree && writing ? writing.queried.q : reading.q;
    },
    tables: (set) => set.for('sqlite'),
    write: (work) => queue.add(work),
    onCommit: (listener) => listeners.add(listener),
    others: nobodyElse,
    async migrate() {
      await migrate(openSqliteLedger(file), join(settings.migrationsDir, 'sqlite'));
    },
    async ping() {
      reader.prepare('SELECT 1').get();
    },
    async close() {
      await queue.close();
      await checkpoints.close();
      reader.close();
    },
  };
}
