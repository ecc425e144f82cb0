import { expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { isUniqueViolation } from '../db/db-errors.ts';
import { describeOnEachEngine } from '../db/testing.ts';
import {
  appendEvents,
  FIRST_LINK,
  linkRows,
  type NewLogRow,
  readCaseLog,
  readSharedLog,
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
    const all = await readCaseLog(db, 'a', 0);
    expect(rows.map(({ id }) => all.find((row) => row.id === id)?.seq)).toEqual([4, 6]);
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
