import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { CommitListeners } from './commit-listeners.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { connectSqlite, queries, sqliteFile, sqliteWriter } from './sqlite-connection.ts';
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
  const listeners = new CommitListeners();
  const queue = new WriteQueue({
    openWriter: () => sqliteWriter(connectSqlite(file)),
    limit: settings.queueLimit,
    workTimeoutMs: settings.workTimeoutMs,
    onCommit: () => listeners.tell(),
  });
  const reader = connectSqlite(file);
  reader.pragma('query_only = ON');
  return {
    engine: 'sqlite',
    ...queries(reader),
    tables: (set) => set.for('sqlite'),
    write: (work) => queue.add(work),
    onCommit: (listener) => listeners.add(listener),
    async migrate() {
      await migrate(openSqliteLedger(file), join(settings.migrationsDir, 'sqlite'));
    },
    async ping() {
      reader.prepare('SELECT 1').get();
    },
    async close() {
      await queue.close();
      reader.close();
    },
  };
}
