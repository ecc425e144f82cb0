import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database, Tx } from '../db/database.ts';
import { describeOnEachEngine, describeOnPostgres } from '../db/testing.ts';
import {
  appendEvents,
  appendSignals,
  clearSignalsBefore,
  FIRST_LINK,
  linkRows,
  type NewLogRow,
} from './event-log.store.ts';
import { endOfLogs, type LogCursor, readLogAfter, readSignalsAfter } from './follow-log.store.ts';

const NOW = 1_800_000_000_000;

/** The first rows of one case. */
function story(caseId: string, count: number): NewLogRow[] {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `${caseId}-${index + 1}`,
    caseId,
    stationId: 'station-1',
    seq: index + 1,
    visibility: 'internal' as const,
    sharedSeq: null,
    type: 'update-posted' as const,
    at: NOW + index,
    body: `sealed ${index + 1}`,
  }));
  return linkRows(rows, { hash: FIRST_LINK, sharedHash: FIRST_LINK });
}
const append = (db: Database, rows: readonly NewLogRow[]) => db.write((tx) => appendEvents(tx, rows));

/** Follows a log from its end as it is now; `read` gives what has come since, page by page. */
async function follower(db: Database, limit = 100) {
  let cursor: LogCursor = (await endOfLogs(db)).events;
  return async function read(): Promise<string[]> {
    const page = await readLogAfter(db, cursor, limit);
    ({ cursor } = page);
    return page.rows.map(({ id }) => id);
  };
}

describeOnEachEngine('whoever follows the log', (open) => {
  it('begins with what comes after the moment it began', async () => {
    const db = await open();
    await append(db, story('a', 2));
    const read = await follower(db);
    expect(await read()).toEqual([]);
    await append(db, story('b', 2));
    expect(await read()).toEqual(['b-1', 'b-2']);
    expect(await read()).toEqual([]);
  });

  it.each([1, 2, 3])('gets a long answer in pages of %i, each row once', async (limit) => {
    const db = await open();
    const read = await follower(db, limit);
    await append(db, story('a', 3));
    await append(db, story('b', 3));
    const rows: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      rows.push(...(await read()));
      // What comes while pages are read comes after them.
      if (round === 1) await append(db, story('c', 1));
    }
    expect(rows).toEqual(['a-1', 'a-2', 'a-3', 'b-1', 'b-2', 'b-3', 'c-1']);
  });

  it('misses nothing though many write at once, and gets each case in its order', async () => {
    const db = await open();
    const read = await follower(db, 3);
    const seen: string[] = [];
    let isWriting = true;
    const follow = async () => {
      for (let isLast = false; !isLast; ) {
        isLast = !isWriting;
        const rows = await read();
        seen.push(...rows);
        if (rows.length > 0) isLast = false;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const following = follow();
    await Promise.all(Array.from({ length: 40 }, (_, n) => append(db, story(`case-${n}`, 2))));
    isWriting = false;
    await following;
    expect(new Set(seen).size).toBe(80);
    expect(seen).toHaveLength(80);
    for (let n = 0; n < 40; n += 1)
      expect(seen.indexOf(`case-${n}-1`)).toBeLessThan(seen.indexOf(`case-${n}-2`));
  });
});

describeOnEachEngine('signals', (open) => {
  it('are read on in their order and forgotten after a while', async () => {
    const db = await open();
    const signal = (subject: string) => ({ kind: 'pass-ended' as const, subject });
    const { signals: start } = await endOfLogs(db);
    await db.write((tx) => appendSignals(tx, NOW, [signal('a'), signal('b')]));
    await db.write((tx) => appendSignals(tx, NOW + 1, [signal('c')]));
    const all = await readSignalsAfter(db, start, 10);
    expect(all.rows.map(({ subject }) => subject)).toEqual(['a', 'b', 'c']);
    expect((await readSignalsAfter(db, all.cursor, 10)).rows).toEqual([]);
    await db.write((tx) => clearSignalsBefore(tx, NOW + 1));
    expect((await readSignalsAfter(db, start, 10)).rows.map(({ subject }) => subject)).toEqual(['c']);
  });
});

/** A write that has put its rows down and waits for a word to commit. */
function heldBack(db: Database, work: (tx: Tx) => Promise<void>) {
  let commit = () => {};
  const word = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let hasWritten = () => {};
  const written = new Promise<void>((resolve) => {
    hasWritten = resolve;
  });
  const done = db.write(async (tx) => {
    await work(tx);
    hasWritten();
    await word;
  });
  return {
    written,
    commit() {
      commit();
      return done;
    },
  };
}

describeOnPostgres('whoever follows the log', (open) => {
  it('gets a row that was committed after one with a higher place, and waits for neither', async () => {
    const db = await open();
    const read = await follower(db);
    const slow = heldBack(db, (tx) => appendEvents(tx, story('slow', 1)));
    await slow.written;
    await append(db, story('fast', 1));
    expect(await read()).toEqual(['fast-1']);
    await slow.commit();
    expect(await read()).toEqual(['slow-1']);
    expect(await read()).toEqual([]);
  });

  it('that began while a write was open gets it all the same', async () => {
    const db = await open();
    const slow = heldBack(db, (tx) => appendEvents(tx, story('slow', 1)));
    await slow.written;
    await append(db, story('fast', 1));
    const read = await follower(db);
    await slow.commit();
    expect(await read()).toEqual(['slow-1']);
  });

  it('gets what is committed between two pages after them, though its place is before', async () => {
    const db = await open();
    const read = await follower(db, 2);
    const slow = heldBack(db, (tx) => appendEvents(tx, story('slow', 1)));
    await slow.written;
    await append(db, story('fast', 3));
    expect(await read()).toEqual(['fast-1', 'fast-2']);
    await slow.commit();
    expect(await read()).toEqual(['fast-3']);
    expect(await read()).toEqual(['slow-1']);
  });

  it('gets nothing of a write that was undone', async () => {
    const db = await open();
    const read = await follower(db);
    const undone = db.write(async (tx) => {
      await appendEvents(tx, story('undone', 2));
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await append(db, story('kept', 1));
    expect(await read()).toEqual(['kept-1']);
  });

  it('reads what is new and not the whole log, also where PostgreSQL has not counted its rows yet', async () => {
    const db = await open({ poolSize: 1 });
    await db.write((tx) =>
      tx.rows(
        sql`INSERT INTO event_log (id, case_id, station_id, seq, visibility, type, at, body, previous_hash, hash)
          SELECT 'old-' || n, 'old', 's', n, 'internal', 'update-posted', 1, repeat('x', 300), '', '' FROM generate_series(1, 20000) n`,
      ),
    );
    const read = await follower(db);
    await append(db, story('new', 1));
    const rowsRead = async () => {
      await db.rows(sql`SELECT pg_stat_force_next_flush()`);
      const [row] = await db.rows<{ n: number }>(
        sql`SELECT seq_tup_read + idx_tup_fetch + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'event_log') AS n
          FROM pg_stat_user_tables WHERE relname = 'event_log'`,
      );
      return Number(row?.n);
    };
    const before = await rowsRead();
    expect(await read()).toEqual(['new-1']);
    expect((await rowsRead()) - before).toBeLessThan(100);
  });

  it('is not held up, nor told old news, by rows of a database whose count of transactions was further on', async () => {
    const db = await open();
    const [{ far } = { far: '' }] = await db.rows<{ far: string }>(
      sql`SELECT (pg_current_xact_id()::text::bigint + 1000000)::text AS far`,
    );
    await append(db, story('old', 1));
    await db.write((tx) =>
      tx.rows(
        sql`INSERT INTO event_log (id, case_id, station_id, seq, visibility, type, at, body, previous_hash, hash, written_in)
          SELECT 'copied', 'copied', station_id, 1, visibility, type, at, body, previous_hash, hash, ${far}::xid8 FROM event_log`,
      ),
    );
    const read = await follower(db);
    expect(await read()).toEqual([]);
    await append(db, story('new', 1));
    expect(await read()).toEqual(['new-1']);
    expect(await read()).toEqual([]);
  });
});
