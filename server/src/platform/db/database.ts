import type { SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Engine, TableSet } from './kit.ts';
import type { Others } from './others.ts';

/**
 * The queries both engines answer alike; always awaited. `.get()`, `.all()`, `.run()` and `.values()` on a
 * builder exist on SQLite only: await the builder itself, and use `.returning()` to learn what changed.
 */
export type Query = Pick<
  BaseSQLiteDatabase<'async', unknown, Record<string, never>>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'with' | '$with' | '$count'
>;

export interface Reader {
  readonly engine: Engine;
  readonly q: Query;
  /** For a query that runs before anything else can, such as a kept one: SQLite may have the better connection for it. */
  readonly atOnce: Query;
  /** The tables of a description, as this engine has them. */
  tables<T>(set: TableSet<T>): T;
  /** Rows of hand-written SQL, for what the builders cannot say; the SQL has to suit both engines or ask `engine`. */
  rows<Row>(query: SQL): Promise<Row[]>;
}

export interface Tx extends Reader {
  /**
   * Serialises writers on one name until the transaction ends. Take it before reading what is decided on:
   * PostgreSQL reads committed rows afresh for each statement. SQLite's writers queue anyway.
   */
  lock(name: string): Promise<void>;
  /**
   * The same for all that is written in one transaction while none of it is undone, whichever write it belongs to: what
   * was learnt about a row that only this transaction may write can be kept under it.
   */
  readonly scope: object;
}

export interface WriteOptions {
  /**
   * A lock that is taken before anything else. Writes with the same one would wait for each other; on PostgreSQL those
   * that wait share one transaction and run side by side in it, as they would in transactions of their own without the
   * lock. One that fails is left out, and undoes only itself.
   */
  lane?: string;
}

export interface Database extends Reader {
  /**
   * Runs `work` as one atomic unit; resolves only after its commit is synced. Rejects with `BusyError` when the
   * queue is full. `work` may run again on PostgreSQL (after a deadlock, or when another one of its lane failed), so it
   * only runs SQL and has no other effect. Never await `write` within a `write`.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>;
  /**
   * Calls `listener` after each commit that changed something, here or at another portal on the same database; returns
   * how to stop. Word from elsewhere may get lost: whoever depends on it also looks by itself.
   */
  onCommit(listener: () => void): () => void;
  /** Other portals on the same database. */
  readonly others: Others;
  /** Brings the schema up to date; refuses a database that a newer version has migrated. */
  migrate(): Promise<void>;
  ping(): Promise<void>;
  /** Finishes the writes already taken, then closes. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://…`; without it SQLite in `dataDir`. */
  url?: string | undefined;
  dataDir: string;
  /** Writes that may wait at once before `BusyError`. */
  queueLimit?: number;
  /** How long one write may take before it is given up and undone. */
  workTimeoutMs?: number;
  /** Connections to PostgreSQL for writing, and as many again for reading. */
  poolSize?: number;
  /** Folder with `sqlite/` and `postgres/`; the product's own unless a test says otherwise. */
  migrationsDir?: string;
}
