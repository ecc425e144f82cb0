import { expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import {
  countMark,
  findStill,
  findStillByCopy,
  insertStill,
  type StillRow,
  setCopy,
} from './stills.store.ts';

const still = (id: string, change: Partial<StillRow> = {}): StillRow => ({
  id,
  caseId: 'case-1',
  stationId: 'station-1',
  originalId: `original of ${id}`,
  pictureId: `picture of ${id}`,
  width: 320,
  height: 200,
  copyId: null,
  marks: 0,
  addedAt: 1_800_000_000_000,
  ...change,
});
const insert = (db: Database, ...rows: StillRow[]) =>
  db.write(async (tx) => {
    for (const row of rows) await insertStill(tx, row);
  });

describeOnEachEngine('the store of stills', (open) => {
  it('finds a still on its own case alone, as it was written', async () => {
    const db = await open();
    await insert(db, still('a'), still('b', { caseId: 'case-2' }));
    expect(await findStill(db, 'case-1', 'a')).toEqual(still('a'));
    expect(await findStill(db, 'case-1', 'b')).toBeUndefined();
    expect(await findStill(db, 'case-1', 'none')).toBeUndefined();
  });

  it('finds it by the copy that is shared now, by none before, and by none once it is taken back', async () => {
    const db = await open();
    await insert(db, still('a'), still('b'));
    const byCopy = async (copyId: string, caseId = 'case-1') =>
      (await findStillByCopy(db, caseId, copyId))?.id;
    await db.write((tx) => setCopy(tx, 'a', 'copy-1'));
    expect([await byCopy('copy-1'), await byCopy('copy-1', 'case-2')]).toEqual(['a', undefined]);
    await db.write((tx) => setCopy(tx, 'a', 'copy-2'));
    expect([await byCopy('copy-1'), await byCopy('copy-2')]).toEqual([undefined, 'a']);
    await db.write((tx) => setCopy(tx, 'a', null));
    expect(await byCopy('copy-2')).toBeUndefined();
    // Any number of stills have no copy.
    expect((await findStill(db, 'case-1', 'b'))?.copyId).toBeNull();
  });

  it('refuses one copy for two stills', async () => {
    const db = await open();
    await insert(db, still('a', { copyId: 'copy-1' }), still('b'));
    const twice = db.write((tx) => setCopy(tx, 'b', 'copy-1')).catch((error: unknown) => error);
    expect(isUniqueViolation(await twice)).toBe(true);
  });

  it('counts marks that come and go at the same moment, and loses none', async () => {
    const db = await open();
    await insert(db, still('a'), still('b'));
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => db.write((tx) => countMark(tx, 'a', index % 3 ? 1 : -1))),
    );
    expect((await findStill(db, 'case-1', 'a'))?.marks).toBe(10);
    expect((await findStill(db, 'case-1', 'b'))?.marks).toBe(0);
  });
});
