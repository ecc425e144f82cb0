import { expect, it } from 'vitest';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { deleteDelayed, dueUpdates, insertDelayed } from './delayed.store.ts';

const NOW = 1_800_000_000_000;

describeOnEachEngine('the store of updates that wait for their time', (open) => {
  it('gives those whose time has come, the longest due first, until they are taken out', async () => {
    const db = await open();
    await db.write(async (tx) => {
      await insertDelayed(tx, 'later', 'case-1', NOW + 1);
      await insertDelayed(tx, 'now', 'case-1', NOW);
      await insertDelayed(tx, 'before', 'case-2', NOW - 1);
    });
    expect(await dueUpdates(db, NOW)).toEqual([
      { eventId: 'before', caseId: 'case-2' },
      { eventId: 'now', caseId: 'case-1' },
    ]);
    await db.write((tx) => deleteDelayed(tx, 'before'));
    expect(await dueUpdates(db, NOW)).toEqual([{ eventId: 'now', caseId: 'case-1' }]);
  });
});
