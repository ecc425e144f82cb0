import { isDeepStrictEqual } from 'node:util';
import { asc, type Column, desc, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from '../platform/db/database.ts';
import { allTables } from './all-tables.ts';

type Row = Record<string, unknown>;
type Table = SQLiteTable & Record<string, Column>;

/** One table on both sides. */
interface Pair {
  readonly name: string;
  readonly from: Table;
  readonly to: Table;
  /** Keys of the columns that are carried over. */
  readonly columns: readonly string[];
  /** Keys of the columns of the primary key, in its order. */
  readonly key: readonly string[];
  readonly page: number;
}

/** Where the two sides differ. */
export interface Difference {
  readonly table: string;
  /** The primary key of the row. */
  readonly key: unknown;
  readonly problem: 'missing' | 'changed' | 'unknown';
}

/** Rows read and written at once; few where each is a piece of a file. */
const PAGE = { rows: 500, bytes: 16 };
/** What holds for one database alone: who does its due work now. */
const LEFT_OUT = ['duties'];
/** Given by PostgreSQL to each row it takes in. */
const OWN_COLUMNS = ['writtenIn'];

/** Tables with the same rows on both sides, and what they are ordered by. */
function pairsOf(source: Database, target: Database): Pair[] {
  return allTables.flatMap((set) => {
    const described = set.for('sqlite') as Record<string, Table>;
    const [from, to] = [source, target].map((db) => db.tables(set) as Record<string, Table>);
    return Object.entries(described).flatMap(([name, table]) => {
      const config = getTableConfig(table);
      if (LEFT_OUT.includes(config.name)) return [];
      const keys = Object.entries(table).filter(([, column]) => config.columns.includes(column as never));
      const keyOf = (column: Column) => keys.find(([, one]) => one === column)?.[0] ?? '';
      const composite = config.primaryKeys[0]?.columns ?? [];
      const primary = composite.length > 0 ? composite : config.columns.filter(({ primary }) => primary);
      if (primary.length === 0) throw new Error(`${config.name} has no primary key to copy it by`);
      return {
        name: config.name,
        from: from?.[name] as Table,
        to: to?.[name] as Table,
        columns: keys.map(([key]) => key).filter((key) => !OWN_COLUMNS.includes(key)),
        key: primary.map((column) => keyOf(column as unknown as Column)),
        page: config.columns.some(({ dataType }) => dataType === 'buffer') ? PAGE.bytes : PAGE.rows,
      };
    });
  });
}

const listOf = (table: Table, key: readonly string[]): SQL =>
  sql.join(
    key.map((name) => sql`${table[name]}`),
    sql`, `,
  );

async function readPage(db: Database, table: Table, { columns, key, page }: Pair, after: Row | undefined) {
  const picked = Object.fromEntries(columns.map((name) => [name, table[name] as Column]));
  const past =
    after &&
    sql`(${listOf(table, key)}) > (${sql.join(
      key.map((name) => sql`${after[name]}`),
      sql`, `,
    )})`;
  const rows: Row[] = await db.q
    .select(picked as never)
    .from(table)
    .where(past)
    .orderBy(...key.map((name) => asc(table[name] as Column)))
    .limit(page);
  return rows;
}

async function lastRow(db: Database, table: Table, { columns, key }: Pair): Promise<Row | undefined> {
  const picked = Object.fromEntries(columns.map((name) => [name, table[name] as Column]));
  const [row]: Row[] = await db.q
    .select(picked as never)
    .from(table)
    .orderBy(...key.map((name) => desc(table[name] as Column)))
    .limit(1);
  return row;
}

/**
 * Copies every row that the target lacks, in the order of the primary keys, so that a copy that broke off goes on where it
 * was. Both sides have to be of the same version, and nobody may write to either meanwhile.
 */
export async function copyRows(
  source: Database,
  target: Database,
  onTable: (table: string, copied: number) => void,
): Promise<void> {
  for (const pair of pairsOf(source, target)) {
    let copied = 0;
    let last = await lastRow(target, pair.to, pair);
    for (;;) {
      const rows = await readPage(source, pair.from, pair, last);
      if (rows.length === 0) break;
      await target.write(async (tx) => {
        await tx.q.insert(pair.to).values(rows as never);
      });
      last = rows.at(-1);
      copied += rows.length;
    }
    await moveCounter(target, pair);
    onTable(pair.name, copied);
  }
}

/** PostgreSQL does not notice positions that it is given; the next one it gives has to come after them. */
async function moveCounter(db: Database, { name, key }: Pair): Promise<void> {
  if (db.engine === 'sqlite' || key[0] !== 'position') return;
  await db.write((tx) =>
    tx.rows(
      sql`SELECT setval(pg_get_serial_sequence(${name}, 'position'), greatest(max(position), 1), max(position) IS NOT NULL)
        FROM ${sql.identifier(name)}`,
    ),
  );
}

/** Compares the two sides row by row; the first difference, or how many rows are the same. */
export async function compareRows(source: Database, target: Database): Promise<Difference | number> {
  let same = 0;
  for (const pair of pairsOf(source, target)) {
    const found = await comparePair(source, target, pair, 'whole');
    if (typeof found !== 'number') return found;
    same += found;
  }
  return same;
}

/** Whether everything the target holds is the beginning of what the source holds: an earlier copy that broke off, or nothing. */
export async function findForeignRow(source: Database, target: Database): Promise<Difference | null> {
  for (const pair of pairsOf(source, target)) {
    const found = await comparePair(source, target, pair, 'begun');
    if (typeof found !== 'number') return found;
  }
  return null;
}

async function comparePair(
  source: Database,
  target: Database,
  pair: Pair,
  extent: 'whole' | 'begun',
): Promise<Difference | number> {
  let same = 0;
  let last: Row | undefined;
  for (;;) {
    const [there, here] = await Promise.all([
      readPage(source, pair.from, pair, last),
      readPage(target, pair.to, pair, last),
    ]);
    const count = extent === 'whole' ? Math.max(there.length, here.length) : here.length;
    for (let at = 0; at < count; at += 1) {
      const problem = problemOf(pair, there[at], here[at]);
      const { key } = pair;
      if (problem)
        return { table: pair.name, key: key.map((name) => (there[at] ?? here[at])?.[name]), problem };
    }
    same += count;
    if (count < pair.page) return same;
    last = here.at(-1);
  }
}

function problemOf(
  { key }: Pair,
  there: Row | undefined,
  here: Row | undefined,
): Difference['problem'] | null {
  if (!here) return 'missing';
  if (!there) return 'unknown';
  if (key.some((name) => there[name] !== here[name])) return 'missing';
  // As text: the order of what a JSON column holds counts, for hashes were taken over it.
  const isSame = isDeepStrictEqual(there, here) && JSON.stringify(there) === JSON.stringify(here);
  return isSame ? null : 'changed';
}

/** The migrations a database has. */
export async function migrationsOf(db: Database): Promise<string[]> {
  const rows = await db.rows<{ name: string }>(sql`SELECT name FROM schema_migrations ORDER BY name`);
  return rows.map(({ name }) => name);
}
