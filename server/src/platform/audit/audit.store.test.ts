import { expect, it } from 'vitest';
import type { Database } from '../db/database.ts';
import { describeOnEachEngine } from '../db/testing.ts';
import {
  type AuditEntry,
  appendAudit,
  auditOfCase,
  laneOf,
  verifyAudit,
  wasRecordedSince,
} from './audit.store.ts';

const NOW = 1_800_000_000_000;
const entry = (change: Partial<AuditEntry> = {}) => ({
  chain: 'station-1',
  at: NOW,
  actor: 'officer:1',
  action: 'case-read',
  caseId: 'case-1',
  ip: '203.0.113.9',
  requestId: 'request-1',
  ...change,
});
const append = (db: Database, ...entries: AuditEntry[]) => db.write((tx) => appendAudit(tx, entries));
const appendAlong = (db: Database, one: AuditEntry, then = async () => {}) =>
  db.write(
    async (tx) => {
      await appendAudit(tx, [one]);
      await then();
    },
    laneOf([one]),
  );
const ACTIONS = ['case-read', 'picture-seen'];

describeOnEachEngine('the record of who read a case', (open) => {
  it('gives the newest first, of one case and some actions alone, and no more than are asked for', async () => {
    const db = await open();
    await append(
      db,
      entry({ at: NOW }),
      entry({ at: NOW + 1, action: 'picture-seen', subject: 'picture-1', detail: { role: 'desk' } }),
      entry({ at: NOW + 2, action: 'update-posted' }),
      entry({ at: NOW + 3, caseId: 'case-2' }),
      entry({ at: NOW + 4, chain: 'station-2' }),
    );
    const rows = await auditOfCase(db, 'case-1', { actions: ACTIONS, limit: 10 });
    expect(rows.map(({ at }) => at - NOW)).toEqual([4, 1, 0]);
    expect(rows[1]).toMatchObject({ subject: 'picture-1', detail: '{"role":"desk"}' });
    expect(
      (await auditOfCase(db, 'case-1', { actions: ACTIONS, limit: 1 })).map(({ at }) => at - NOW),
    ).toEqual([4]);
    expect(await verifyAudit(db)).toBeNull();
  });

  it('gives what concerns some subjects alone, where they are named', async () => {
    const db = await open();
    for (const subject of ['a', 'b', 'c']) await append(db, entry({ action: 'picture-seen', subject }));
    const rows = await auditOfCase(db, 'case-1', { actions: ACTIONS, subjects: ['a', 'c'], limit: 10 });
    expect(rows.map(({ subject }) => subject)).toEqual(['c', 'a']);
    expect(await auditOfCase(db, 'case-1', { actions: ACTIONS, subjects: [], limit: 10 })).toEqual([]);
  });

  it('knows whether the same person did the same to the same case after a moment', async () => {
    const db = await open();
    await append(db, entry());
    expect(await wasRecordedSince(db, entry(), NOW - 1)).toBe(true);
    expect(await wasRecordedSince(db, entry(), NOW)).toBe(false);
    for (const other of [{ actor: 'officer:2' }, { action: 'picture-seen' }, { caseId: 'case-2' }])
      expect(await wasRecordedSince(db, { ...entry(), ...other }, NOW - 1)).toBe(false);
  });

  it('is one chain when many write at once, and some of them fail', async () => {
    const db = await open();
    const fail = async () => {
      throw new Error('no');
    };
    const writes = Array.from({ length: 20 }, (_, index) =>
      appendAlong(db, entry({ at: NOW + index }), index % 7 === 3 ? fail : undefined),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    await appendAlong(db, entry({ at: NOW + 99 }));
    await append(db, entry({ at: NOW + 100 }), entry({ at: NOW + 101 }));
    expect(await auditOfCase(db, 'case-1', { actions: ACTIONS, limit: 99 })).toHaveLength(20);
    expect(await verifyAudit(db)).toBeNull();
  });

  it('has a lane for entries of one chain, and none for several', () => {
    expect(laneOf([entry(), entry()])).toEqual({ lane: 'audit:station-1' });
    expect(laneOf([entry(), entry({ chain: 'station-2' })])).toEqual({});
  });
});
