import {
  blob,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { nameColumns } from './column-names.ts';

/** The column kit; its types are the ones every query is written against, on either engine. */
export const sqliteKit = {
  table: ((name: string, columns: Record<string, object>, extra?: never) =>
    sqliteTable(name, nameColumns(columns) as never, extra as never)) as unknown as typeof sqliteTable,
  id: <T extends string = string>() => text().$type<T>().primaryKey(),
  text: <T extends string = string>() => text().$type<T>(),
  int: () => integer({ mode: 'number' }),
  /** The key of a log: given by the database, growing, never used twice. */
  position: () => integer({ mode: 'number' }).primaryKey({ autoIncrement: true }),
  /** The transaction that wrote a row, given by PostgreSQL alone; SQLite has one writer and needs no telling apart. */
  writtenIn: () => text(),
  /** A moment in milliseconds since 1970. */
  instant: () => integer({ mode: 'number' }),
  bool: () => integer({ mode: 'boolean' }),
  json: <T>() => text({ mode: 'json' }).$type<T>(),
  bytes: () => blob({ mode: 'buffer' }),
  index,
  uniqueIndex,
  unique,
  check,
  primaryKey,
  foreignKey,
};

export type Kit = typeof sqliteKit;
