import { getTableColumns, type Placeholder, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Query, Reader, Tx } from './database.ts';
import { quicken } from './quick-query.ts';

/** What a query is built with. */
export type Connection = Pick<Reader, 'q' | 'tables'>;

interface Prepared<Rows> {
  execute(values: Record<string, unknown>): PromiseLike<Rows> & { sync?(): Rows };
}

interface Builder<Rows> {
  prepare(name?: string): Prepared<Rows>;
}

/**
 * A query asked so often that building its SQL would cost more than the answer: it is built once for each connection,
 * with `givenText` and `givenNumber` where values go in its conditions, and kept prepared; on PostgreSQL under its name.
 */
export function keptQuery<Row>(name: string, build: (db: Connection) => Builder<Row[]>) {
  const kept = new WeakMap<Query, Prepared<Row[]>>();
  return async (reader: Reader, values: Record<string, unknown> = {}): Promise<Row[]> => {
    const q = reader.atOnce;
    let prepared = kept.get(q);
    if (!prepared) {
      prepared = quicken(build({ q, tables: (set) => reader.tables(set) }).prepare(name));
      kept.set(q, prepared);
    }
    const asked = prepared.execute(values);
    // On SQLite in this very moment: waited for, it would run when a write may have begun.
    return asked.sync ? asked.sync() : await asked;
  };
}

/** A place for each of these columns' values, under its own name. */
export function placesFor<K extends string>(columns: readonly K[]): Record<K, Placeholder<K>> {
  return Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)])) as Record<
    K,
    Placeholder<K>
  >;
}

/** The same for rows that are put in one by one; columns that the database fills are left to it. */
export function keptInsert<T extends SQLiteTable, G extends keyof T['$inferSelect'] & string = never>(
  name: string,
  tableOf: (db: Connection) => T,
  givenByDatabase: readonly G[] = [],
): (tx: Tx, row: Omit<T['$inferSelect'], G>) => Promise<void> {
  const insert = keptQuery(name, (reader) => {
    const table = tableOf(reader);
    const columns = Object.keys(getTableColumns(table)).filter(
      (column) => !givenByDatabase.some((given) => given === column),
    );
    return reader.q.insert(table).values(placesFor(columns) as never) as unknown as Builder<never>;
  });
  return async (tx, row) => void (await insert(tx, row));
}
