import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { nameColumns } from './column-names.ts';
import type { Kit } from './kit.sqlite.ts';

// Byte order, as SQLite sorts and compares, whatever collation the database was made with.
const text = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });
// `json`, not `jsonb`: it keeps the text, and so the order of keys that a hash was taken over. pg parses it.
const json = customType<{ data: unknown }>({
  dataType: () => 'json',
  toDriver: (value) => JSON.stringify(value),
});
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
// 64 bits, never used twice: rows of a log are told apart by the transaction that made them visible.
const transaction = customType<{ data: string }>({ dataType: () => 'xid8' });
const number = () => bigint({ mode: 'number' });

/** The same builders as `sqliteKit`, making PostgreSQL tables that are typed as SQLite's. */
export const postgresKit = {
  table: (name: string, columns: Record<string, object>, extra?: never) =>
    pgTable(name, nameColumns(columns) as never, extra as never),
  id: () => text().primaryKey(),
  text: () => text(),
  int: number,
  position: () => number().generatedByDefaultAsIdentity().primaryKey(),
  writtenIn: () => transaction().default(sql`pg_current_xact_id()`),
  instant: number,
  bool: () => boolean(),
  json: () => json(),
  bytes: () => bytes(),
  index,
  uniqueIndex,
  unique,
  check,
  primaryKey,
  foreignKey,
} as unknown as Kit;
