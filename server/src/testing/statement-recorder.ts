import BetterSqlite3 from 'better-sqlite3';
import { type SQL, sql } from 'drizzle-orm';
import pg from 'pg';
import type { Database } from '../platform/db/database.ts';

/** Statements that look for rows; what only adds some needs no index. */
const LOOKS = /^\s*(?:select|update|delete|with)\b/i;

type Asks = (this: unknown, query: string | { text: string }, ...more: unknown[]) => unknown;

/**
 * Notes every statement that this process sends to either engine, until stopped. The product has no such hook: a
 * prepared statement is told when it is prepared, so begin before the first is.
 */
export function recordStatements() {
  const texts = new Set<string>();
  const note = (text: string) => {
    if (LOOKS.test(text)) texts.add(text);
  };
  const sqlite = BetterSqlite3.prototype;
  const { prepare } = sqlite;
  sqlite.prepare = function noted(this: BetterSqlite3.Database, text: string) {
    note(text);
    return prepare.call(this, text);
  } as typeof prepare;
  const client = pg.Client.prototype as unknown as { query: Asks };
  const { query } = client;
  client.query = function noted(asked, ...more) {
    note(typeof asked === 'string' ? asked : (asked?.text ?? ''));
    return query.call(this, asked, ...more);
  };
  return {
    texts: (): string[] => [...texts],
    stop(): void {
      sqlite.prepare = prepare;
      client.query = query;
    },
  };
}

/** How the engine would carry a statement out, line by line, whatever its values. */
export async function planOf(db: Database, text: string): Promise<string[]> {
  if (db.engine === 'sqlite') {
    const rows = await db.rows<{ detail: string }>(withNulls(`EXPLAIN QUERY PLAN ${text}`));
    return rows.map(({ detail }) => detail);
  }
  const places = new Set(text.match(/\$\d+/g)).size;
  const given = places > 0 ? `(${Array(places).fill('NULL').join(', ')})` : '';
  return await db.write(async (tx) => {
    // With a handful of rows reading all of them is cheapest: so that is only done where no index serves.
    await tx.rows(sql`SET LOCAL enable_seqscan = off`);
    await tx.rows(sql`SET LOCAL plan_cache_mode = force_generic_plan`);
    await tx.rows(sql.raw(`PREPARE look AS ${text}`));
    const rows = await tx.rows<{ 'QUERY PLAN': string }>(sql.raw(`EXPLAIN EXECUTE look${given}`));
    await tx.rows(sql`DEALLOCATE look`);
    return rows.map((row) => row['QUERY PLAN']);
  });
}

/** With as many values as there are places. */
function withNulls(text: string): SQL {
  const parts = text.split('?').map((part) => sql.raw(part));
  return sql.join(parts, sql`${null}`);
}
