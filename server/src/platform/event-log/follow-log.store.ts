import { and, asc, gt, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import { givenNumber, givenText } from '../db/given.ts';
import { type Connection, keptQuery } from '../db/kept-query.ts';
import type { LogRow, Signal } from './event-log.store.ts';
import { eventLogTables } from './event-log.tables.ts';

/**
 * How far a reader has come. On SQLite a position: there is one writer, and rows become visible in their order. On
 * PostgreSQL a lower position may be committed later than a higher one, so the cursor is a snapshot: what comes next is
 * what was not visible in it.
 */
export interface LogCursor {
  readonly position: number;
  readonly seen: string;
  /** The snapshot a long answer is read in, page by page; null when the next page begins a new one. */
  readonly within: string | null;
}

interface Page<Row> {
  readonly rows: Row[];
  readonly cursor: LogCursor;
}

type Tables = ReturnType<typeof eventLogTables.for>;
type LogTable = Tables['eventLog'] | Tables['signals'];

/** The end of both logs as they are now. */
export async function endOfLogs(db: Reader): Promise<{ events: LogCursor; signals: LogCursor }> {
  const { eventLog, signals } = db.tables(eventLogTables);
  return { events: await endOf(db, eventLog), signals: await endOf(db, signals) };
}

/** What came into the log after a cursor, in an order that holds for each case. */
export function readLogAfter(db: Reader, cursor: LogCursor, limit: number): Promise<Page<LogRow>> {
  if (db.engine === 'sqlite') return readOn(eventsAfter(db, { position: cursor.position, limit }), cursor);
  return readAfter(db, newEvents, cursor, limit);
}

export function readSignalsAfter(db: Reader, cursor: LogCursor, limit: number): Promise<Page<Signal>> {
  if (db.engine === 'sqlite') return readOn(signalsAfter(db, { position: cursor.position, limit }), cursor);
  return readAfter(db, newSignals, cursor, limit);
}

// Asked after each commit, for nothing in most cases.
const keptAfter = <Row>(name: string, tableOf: (db: Connection) => LogTable) =>
  keptQuery<Row>(name, (db) => {
    const table = tableOf(db);
    return db.q
      .select()
      .from(table)
      .where(gt(table.position, givenNumber('position')))
      .orderBy(asc(table.position))
      .limit(sql.placeholder('limit')) as never;
  });

const events = (db: Connection) => db.tables(eventLogTables).eventLog;
const signals = (db: Connection) => db.tables(eventLogTables).signals;
const eventsAfter = keptAfter<LogRow>('events_after', events);
const signalsAfter = keptAfter<Signal>('signals_after', signals);

/** What was not visible in a snapshot and is now, with the snapshot of this look; on PostgreSQL. */
const keptNews = <Row>(name: string, tableOf: (db: Connection) => LogTable) =>
  keptQuery<{ row: Row; now: string }>(name, (db) => {
    const table = tableOf(db);
    return db.q
      .select({ row: table, now: sql<string>`pg_current_snapshot()::text` })
      .from(table)
      .where(isNews(table))
      .orderBy(asc(placeOf(table)))
      .limit(sql.placeholder('limit')) as never;
  });

const newEvents = keptNews<LogRow>('new_events', events);
const newSignals = keptNews<Signal>('new_signals', signals);

async function readOn<Row extends { position: number }>(
  reading: Promise<Row[]>,
  cursor: LogCursor,
): Promise<Page<Row>> {
  const rows = await reading;
  const last = rows.at(-1);
  return { rows, cursor: last ? { ...cursor, position: last.position } : cursor };
}

async function endOf(db: Reader, table: LogTable): Promise<LogCursor> {
  if (db.engine === 'postgres') return { position: 0, seen: await snapshotNow(db), within: null };
  const [row] = await db.q.select({ head: sql<number>`coalesce(max(${table.position}), 0)` }).from(table);
  return { position: Number(row?.head ?? 0), seen: '', within: null };
}

async function snapshotNow(db: Reader): Promise<string> {
  const [row] = await db.rows<{ now: string }>(sql`SELECT pg_current_snapshot()::text AS now`);
  return row?.now ?? '';
}

/** On PostgreSQL. */
async function readAfter<Row extends { position: number }>(
  db: Reader,
  news: ReturnType<typeof keptNews<Row>>,
  cursor: LogCursor,
  limit: number,
): Promise<Page<Row>> {
  const found = await news(db, { ...cursor, limit });
  const rows = found.map(({ row }) => row);
  const last = found.at(-1);
  // The page before was the last of its snapshot: there may be newer ones already.
  if (last === undefined && cursor.within) return readAfter(db, news, afterLastPage(cursor), limit);
  if (last === undefined) return { rows, cursor };
  const within = cursor.within ?? last.now;
  const paging = { position: last.row.position, seen: cursor.seen, within };
  return { rows, cursor: rows.length === limit ? paging : afterLastPage(paging) };
}

/** When a page was the last of its snapshot, whatever was not visible in that one is next. */
function afterLastPage({ within, ...cursor }: LogCursor): LogCursor {
  return within ? { position: 0, seen: within, within: null } : { ...cursor, within };
}

/** As a sum, so that PostgreSQL does not walk the whole log in the order of its places to find what is new in it. */
const placeOf = ({ position }: LogTable) => sql`${position} + 0`;

/**
 * Not visible when the reader looked last, and visible now. The first two conditions are for the index: transactions that
 * ended before all that were open then, and those that had not begun now, are none of it. With the last they keep out rows
 * that came with a copy of a database whose count of transactions had gone further than this one's.
 */
function isNews(table: LogTable): SQL | undefined {
  const seen = sql`${givenText('seen')}::pg_snapshot`;
  const until = sql`coalesce(${givenText('within')}::pg_snapshot, pg_current_snapshot())`;
  return and(
    sql`${table.writtenIn} >= pg_snapshot_xmin(${seen})`,
    sql`${table.writtenIn} < pg_snapshot_xmax(${until})`,
    sql`NOT pg_visible_in_snapshot(${table.writtenIn}, ${seen})`,
    sql`pg_visible_in_snapshot(${table.writtenIn}, ${until})`,
    sql`${placeOf(table)} > ${givenNumber('position')}`,
  );
}
