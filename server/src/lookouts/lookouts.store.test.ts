import { expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import {
  type AnswerRow,
  answersTo,
  endLookoutRow,
  findLookout,
  insertAnswer,
  insertLookout,
  type LookoutRow,
  liveLookouts,
  liveLookoutsOfCase,
} from './lookouts.store.ts';

const NOW = 1_800_000_000_000;
const OFFICER = { id: 'officer-1', familyName: '王', familyNameLatin: 'Wang', badge: '047218' };

const lookout = (id: string, change: Partial<LookoutRow> = {}): LookoutRow => ({
  id,
  caseId: 'case-1',
  stationId: 'station-1',
  sentBy: OFFICER,
  sentAt: NOW,
  body: 'sealed',
  pictureId: null,
  isTold: true,
  endedAt: null,
  ...change,
});
const reply = (id: string, change: Partial<AnswerRow> = {}): AnswerRow => ({
  id,
  lookoutId: 'one',
  officer: OFFICER,
  answer: 'seen',
  place: null,
  at: NOW,
  ...change,
});
const send = (db: Database, ...rows: LookoutRow[]) =>
  db.write(async (tx) => {
    for (const row of rows) await insertLookout(tx, row);
  });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describeOnEachEngine('the store of lookouts', (open) => {
  it('gives back what was sent, and nothing for what was not', async () => {
    const db = await open();
    await send(db, lookout('one', { pictureId: 'picture-1', isTold: false }));
    expect(await findLookout(db, 'one')).toEqual(lookout('one', { pictureId: 'picture-1', isTold: false }));
    expect(await findLookout(db, 'two')).toBeUndefined();
  });

  it('lists the live ones of one station, and of one case', async () => {
    const db = await open();
    await send(
      db,
      lookout('one'),
      lookout('two', { sentAt: NOW + 1, caseId: 'case-2' }),
      lookout('ended', { endedAt: NOW }),
      lookout('foreign', { stationId: 'station-2', caseId: 'case-3' }),
    );
    expect(ids(await liveLookouts(db, 'station-1'))).toEqual(['two', 'one']);
    expect(ids(await liveLookoutsOfCase(db, 'case-1'))).toEqual(['one']);
  });

  it('ends one once: the first end stays', async () => {
    const db = await open();
    await send(db, lookout('one'), lookout('two'));
    await db.write((tx) => endLookoutRow(tx, 'one', NOW + 1));
    await db.write((tx) => endLookoutRow(tx, 'one', NOW + 2));
    expect((await findLookout(db, 'one'))?.endedAt).toBe(NOW + 1);
    expect((await findLookout(db, 'two'))?.endedAt).toBeNull();
  });

  it('keeps the answers to each, in the order they came', async () => {
    const db = await open();
    await db.write(async (tx) => {
      await insertAnswer(tx, reply('b', { at: NOW + 2, answer: 'caught' }));
      await insertAnswer(tx, reply('a', { at: NOW + 1, place: 'sealed' }));
      await insertAnswer(tx, reply('other', { lookoutId: 'two' }));
    });
    expect(await answersTo(db, ['one'])).toEqual([
      reply('a', { at: NOW + 1, place: 'sealed' }),
      reply('b', { at: NOW + 2, answer: 'caught' }),
    ]);
    expect(ids(await answersTo(db, ['one', 'two']))).toHaveLength(3);
    expect(await answersTo(db, [])).toEqual([]);
  });
});
