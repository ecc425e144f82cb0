import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import type { Query } from './database.ts';
import { Transaction } from './transaction.ts';
import type { Writer } from './write-queue.ts';

const dialect = new SQLiteSyncDialect();

export type SqliteConnection = BetterSqlite3.Database;

/** Short, because waiting here stops the process; the write queue waits longer, without stopping it. */
const BUSY_TIMEOUT_MS = 20;
const CACHE_KB = 16 * 1024;

export function sqliteFile(dataDir: string): string {
  return join(dataDir, 'sunshine-seat.db');
}

export function connectSqlite(file: string): SqliteConnection {
  const connection = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('secure_delete = ON');
  // Without it INSERT OR REPLACE would delete rows behind the append-only triggers.
  connection.pragma('recursive_triggers = ON');
  // For the upper floors of indexes over a million events, which two megabytes by default do not hold.
  connection.pragma(`cache_size = -${CACHE_KB}`);
  // Within a commit it would stop the process for as long as the disk takes; see checkpoints.ts.
  connection.pragma('wal_autocheckpoint = 0');
  return connection;
}

export function queries(connection: SqliteConnection) {
  const database = drizzle(connection);
  return {
    q: database as unknown as Query,
    rows: async <Row>(query: SQL): Promise<Row[]> => runRaw<Row>(connection, query),
  };
}

function runRaw<Row>(connection: SqliteConnection, query: SQL): Row[] {
  const { sql, params } = dialect.sqlToQuery(query);
  const statement = connection.prepare<unknown[], Row>(sql);
  if (statement.reader) return statement.all(...params);
  statement.run(...params);
  return [];
}

/** The writing side of one connection, for the write queue; with its queries where they are asked at other times as well. */
export function sqliteWriter(
  connection: SqliteConnection,
  { q, rows } = queries(connection),
): Writer<Transaction> {
  // The queue waits for others who write, and stops nobody else meanwhile.
  connection.pragma('busy_timeout = 0');
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const savepoint = connection.prepare('SAVEPOINT work');
  const keep = connection.prepare('RELEASE work');
  const undo = connection.prepare('ROLLBACK TO work');
  const changes = connection.prepare<[], number>('SELECT total_changes()').pluck();
  let scope = {};
  return {
    begin() {
      begin.run();
      scope = {};
    },
    commit: () => void commit.run(),
    rollback: () => void connection.exec('ROLLBACK'),
    savepoint: () => void savepoint.run(),
    keep: () => void keep.run(),
    undo() {
      undo.run();
      keep.run();
      scope = {};
    },
    isInTransaction: () => connection.inTransaction,
    changes: () => changes.get() ?? 0,
    handle() {
      const handle = new Transaction({ engine: 'sqlite', q, rows, lock: async () => {}, scope });
      return { handle, end: () => handle.end() };
    },
    close: () => void connection.close(),
  };
}
