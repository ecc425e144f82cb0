import { expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { isUniqueViolation } from '../db/db-errors.ts';
import { describeOnEachEngine } from '../db/testing.ts';
import {
  appendEvents,
  appendSignals,
  clearSignalsBefore,
  FIRST_LINK,
  linkRows,
  logHeads,
  type NewLogRow,
  readCaseLog,
  readLogAfter,
  readSharedLog,
  readSignalsAfter,
  verifyCaseLog,
} from './event-log.store.ts';

const NOW = 1_800_000_000_000;

/** Rows of one case; those told have a place in the complainant's stream. */
function story(caseId: string, told: readonly boolean[]): NewLogRow[] {
  let sharedSeq = 0;
  const rows = told.map((isTold, index) => ({
    id: `${caseId}-${index + 1}`,
    caseId,
    stationId: 'station-1',
    seq: index + 1,
    visibility: isTold ? ('shared' as const) : ('internal' as const),
    sharedSeq: isTold ? ++sharedSeq : null,
    type: 'update-posted' as const,
    at: NOW + index,
    body: `sealed ${index + 1}`,
  }));
  return linkRows(rows, { hash: FIRST_LINK, sharedHash: FIRST_LINK });
}
const append = (db: Database, rows: readonly NewLogRow[]) => db.write((tx) => appendEvents(tx, rows));
const first = <T>(rows: readonly T[]): T => rows[0] as T;

describeOnEachEngine('the event log', (open) => {
  it('gives a case back in order, from any place on', async () => {
    const db = await open();
    await append(db, story('a', [true, false, true]));
    await append(db, story('b', [true]));
    expect((await readCaseLog(db, 'a', 0)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await readCaseLog(db, 'a', 2)).map(({ seq }) => seq)).toEqual([3]);
  });

  it('gives the complainant their stream without a gap, and nothing that has no place in it', async () => {
    const db = await open();
    await append(db, story('a', [true, false, false, true, false, true]));
    const rows = await readSharedLog(db, 'a', 1);
    expect(rows.map(({ sharedSeq }) => sharedSeq)).toEqual([2, 3]);
    expect(rows.map(({ seq }) => seq)).toEqual([4, 6]);
  });

  it('gives no place twice, neither in the log of a case nor in its stream', async () => {
    const db = await open();
    await append(db, story('a', [true, true]));
    const taken = first(story('a', [true]));
    for (const twice of [
      { ...taken, id: 'x', sharedSeq: 3 },
      { ...taken, id: 'y', seq: 3 },
      { ...taken, seq: 3, sharedSeq: 3 },
    ]) {
      const error = await append(db, [twice]).catch((reason: unknown) => reason);
      expect(isUniqueViolation(error)).toBe(true);
    }
    expect(await readCaseLog(db, 'a', 0)).toHaveLength(2);
  });

  it('lets a reader who follows it miss nothing, though many write at once', async () => {
    const db = await open();
    const seen: string[] = [];
    let position = 0;
    let isWriting = true;
    const follow = async () => {
      for (let isLast = false; !isLast; ) {
        isLast = !isWriting;
        const rows = await readLogAfter(db, position, 3);
        seen.push(...rows.map(({ id }) => id));
        position = rows.at(-1)?.position ?? position;
        if (rows.length > 0) isLast = false;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const following = follow();
    await Promise.all(Array.from({ length: 40 }, (_, n) => append(db, story(`case-${n}`, [true, false]))));
    isWriting = false;
    await following;
    expect(seen).toHaveLength(80);
    expect(new Set(seen).size).toBe(80);
    expect((await logHeads(db)).events).toBe(position);
  });

  it('holds together link by link, and shows where it does not', async () => {
    const db = await open();
    await append(db, story('a', [true, false, true]));
    expect(await verifyCaseLog(db, 'a')).toBeNull();
    const [one, two, three] = story('b', [true, false, true]) as [NewLogRow, NewLogRow, NewLogRow];
    await append(db, [one, { ...two, body: 'something else' }, three]);
    expect(await verifyCaseLog(db, 'b')).toBe(2);
    await append(db, [first(story('c', [true])), ...story('c', [true, true, true]).slice(2)]);
    expect(await verifyCaseLog(db, 'c')).toBe(2);
  });

  it('links the stream to itself alone: what is internal between leaves no mark', async () => {
    const withInternal = story('a', [true, false, true]);
    const [one, , three] = withInternal;
    expect(one?.sharedHash).not.toBeNull();
    expect(withInternal[1]?.sharedHash).toBeNull();
    const rows = [one, three].map((row, index) => ({ ...(row as NewLogRow), seq: index + 1 }));
    const without = linkRows(rows, { hash: FIRST_LINK, sharedHash: FIRST_LINK });
    expect(without.map(({ sharedHash }) => sharedHash)).toEqual([one?.sharedHash, three?.sharedHash]);
  });
});

describeOnEachEngine('signals', (open) => {
  it('are read on in their order and forgotten after a while', async () => {
    const db = await open();
    const signal = (subject: string) => ({ kind: 'pass-ended' as const, subject });
    await db.write((tx) => appendSignals(tx, NOW, [signal('a'), signal('b')]));
    await db.write((tx) => appendSignals(tx, NOW + 1, [signal('c')]));
    const { signals: head } = await logHeads(db);
    const all = await readSignalsAfter(db, 0, 10);
    expect(all.map(({ subject }) => subject)).toEqual(['a', 'b', 'c']);
    expect(head).toBe(all.at(-1)?.position);
    await db.write((tx) => clearSignalsBefore(tx, NOW + 1));
    expect((await readSignalsAfter(db, 0, 10)).map(({ subject }) => subject)).toEqual(['c']);
  });
});
