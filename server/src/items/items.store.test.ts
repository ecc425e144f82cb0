import { expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { findItem, type ItemRow, insertItem, itemsOfCase, updateItem } from './items.store.ts';

const item = (id: string, change: Partial<ItemRow> = {}): ItemRow => ({
  id,
  caseId: 'case-1',
  stationId: 'station-1',
  state: 'missing',
  isMine: null,
  pictureId: null,
  listedAt: 1_800_000_000_000,
  ...change,
});
const list = (db: Database, ...rows: ItemRow[]) =>
  db.write(async (tx) => {
    for (const row of rows) await insertItem(tx, row);
  });

describeOnEachEngine('the store of items', (open) => {
  it('finds an item by its case alone', async () => {
    const db = await open();
    await list(db, item('one', { pictureId: 'picture-1' }));
    expect(await findItem(db, 'case-1', 'one')).toEqual(item('one', { pictureId: 'picture-1' }));
    expect(await findItem(db, 'case-2', 'one')).toBeUndefined();
  });

  it('lists those of one case', async () => {
    const db = await open();
    await list(db, item('one'), item('two'), item('foreign', { caseId: 'case-2' }));
    expect((await itemsOfCase(db, 'case-1')).map(({ id }) => id).sort()).toEqual(['one', 'two']);
  });

  it('changes one and leaves the others', async () => {
    const db = await open();
    await list(db, item('one'), item('two'));
    await db.write((tx) => updateItem(tx, 'one', { state: 'recovered', isMine: false }));
    expect(await findItem(db, 'case-1', 'one')).toEqual(item('one', { state: 'recovered', isMine: false }));
    expect(await findItem(db, 'case-1', 'two')).toEqual(item('two'));
  });
});
