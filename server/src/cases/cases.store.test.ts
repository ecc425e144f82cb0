import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { newCaseKey } from '../platform/crypto/seal.ts';
import { deriveSecrets } from '../platform/crypto/secrets.ts';
import type { Database } from '../platform/db/database.ts';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { FIRST_LINK } from '../platform/event-log/event-log.store.ts';
import type { CaseRow } from './case-record.ts';
import {
  casesInWindow,
  endedCases,
  insertCase,
  loadCase,
  nextNumbers,
  openCases,
  overdueWindows,
  receivedSince,
  updateCase,
  VersionMoved,
} from './cases.store.ts';
import {
  advanceReach,
  currentPass,
  endPass,
  findPassByNumber,
  findPassSession,
  findReach,
  insertPass,
  insertPassSession,
  type PassRow,
} from './passes.store.ts';

const secrets = deriveSecrets(randomBytes(32));
const NOW = 1_800_000_000_000;
let made = 0;

function caseRow(change: Partial<CaseRow> = {}): CaseRow {
  made += 1;
  return {
    id: `case-${made}`,
    stationId: 'station-1',
    number: `CZ-2611-${String(made).padStart(4, '0')}`,
    month: '2611',
    running: made,
    serial: made,
    kind: 'theft',
    language: 'ar',
    stage: 'accepted',
    sharedStage: 'received',
    occurredAt: NOW - 1000,
    receivedAt: NOW,
    endedAt: null,
    officer: { id: 'officer-1', familyName: '王', familyNameLatin: 'Wang', badge: '047218' },
    nextUpdateBy: null,
    outcome: null,
    sharing: { isExcluded: false, asked: null, rejected: null, window: null },
    windowEndsAt: null,
    sharedAt: NOW,
    firstWordAt: null,
    facts: 'sealed facts',
    identity: 'sealed identity',
    version: 1,
    lastSeq: 1,
    lastSharedSeq: 1,
    headHash: FIRST_LINK,
    sharedHash: FIRST_LINK,
    ...change,
  };
}

async function insert(db: Database, change: Partial<CaseRow> = {}): Promise<CaseRow> {
  const row = caseRow(change);
  await db.write((tx) => insertCase(tx, row, newCaseKey(secrets.wrapping, row.id).wrapped));
  return row;
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

describeOnEachEngine('the store of cases', (open) => {
  it('gives back a case as it was put in, with the key that opens it', async () => {
    const db = await open();
    const row = caseRow();
    const { key, wrapped } = newCaseKey(secrets.wrapping, row.id);
    await db.write((tx) => insertCase(tx, row, wrapped));
    expect(await loadCase(db, secrets, row.id)).toEqual({ ...row, key });
    expect(await loadCase(db, secrets, 'no-such-case')).toBeUndefined();
  });

  it('writes new values only over the version they were decided on', async () => {
    const db = await open();
    const { id } = await insert(db);
    await db.write((tx) => updateCase(tx, id, 1, { stage: 'investigating' }));
    const late = db.write((tx) => updateCase(tx, id, 1, { stage: 'closed' }));
    await expect(late).rejects.toBeInstanceOf(VersionMoved);
    expect(await loadCase(db, secrets, id)).toMatchObject({ version: 2, stage: 'investigating' });
  });

  it('lets one of many through who decided on the same version', async () => {
    const db = await open();
    const { id } = await insert(db);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => db.write((tx) => updateCase(tx, id, 1, { nextUpdateBy: n }))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await loadCase(db, secrets, id)).toMatchObject({ version: 2 });
  });

  it('counts numbers by station and month, and the serial by station alone', async () => {
    const db = await open();
    expect(await nextNumbers(db, 'station-1', '2611')).toEqual({ running: 1, serial: 1 });
    await insert(db, { running: 7, serial: 70 });
    await insert(db, { month: '2612', running: 3, serial: 71 });
    await insert(db, { stationId: 'station-2', running: 40, serial: 400 });
    expect(await nextNumbers(db, 'station-1', '2611')).toEqual({ running: 8, serial: 72 });
    expect(await nextNumbers(db, 'station-1', '2701')).toEqual({ running: 1, serial: 72 });
  });

  it('refuses the same number, the same place in a month, and the same serial', async () => {
    const db = await open();
    const { number, running, serial } = await insert(db);
    for (const twice of [{ number }, { running }, { serial }]) {
      const error = await insert(db, twice).catch((reason: unknown) => reason);
      expect(isUniqueViolation(error)).toBe(true);
    }
  });

  it('parts open cases from ended ones, the last ended first and older ones by page', async () => {
    const db = await open();
    const first = await insert(db);
    const ended = [await insert(db, { endedAt: NOW + 1 }), await insert(db, { endedAt: NOW + 2 })];
    await insert(db, { stationId: 'station-2' });
    expect(idsOf(await openCases(db, 'station-1'))).toEqual([first.id]);
    expect(idsOf(await endedCases(db, 'station-1', NOW + 3))).toEqual(idsOf(ended.toReversed()));
    expect(idsOf(await endedCases(db, 'station-1', NOW + 2))).toEqual([ended[0]?.id]);
  });

  it('finds windows that are due at their very end, and on the board until then', async () => {
    const db = await open();
    const { id } = await insert(db, { windowEndsAt: NOW });
    await insert(db);
    expect(await overdueWindows(db, NOW - 1)).toEqual([]);
    expect(idsOf(await casesInWindow(db, 'station-1', NOW - 1))).toEqual([id]);
    expect(await overdueWindows(db, NOW)).toEqual([{ id }]);
    expect(await casesInWindow(db, 'station-1', NOW)).toEqual([]);
  });

  it('sums up a day in plain numbers', async () => {
    const db = await open();
    expect(await receivedSince(db, 'station-1', NOW)).toEqual({ received: 0, firstWordMs: null });
    await insert(db, { receivedAt: NOW - 1, firstWordAt: NOW });
    await insert(db, { firstWordAt: NOW + 1000 });
    await insert(db, { firstWordAt: NOW + 2000 });
    await insert(db);
    expect(await receivedSince(db, 'station-1', NOW)).toEqual({ received: 3, firstWordMs: 1500 });
  });
});

const pass = (caseId: string, id: string): PassRow => ({
  id,
  caseId,
  stationId: 'station-1',
  codeHash: `hash of ${id}`,
  tail: 'VW9Z',
  issuedAt: NOW,
  issuedBy: 'officer-1',
  endedAt: null,
});
const session = (caseId: string, passId: string, id: string) => ({
  id,
  passId,
  caseId,
  stationId: 'station-1',
  tokenHash: `hash of ${id}`,
  createdAt: NOW,
  lastSeenAt: NOW,
  endedAt: null,
});

describeOnEachEngine('the store of case passes', (open) => {
  it('finds the pass in force by the number of its case, with the language to greet in', async () => {
    const db = await open();
    const { id, number } = await insert(db);
    await db.write(async (tx) => {
      await insertPass(tx, { ...pass(id, 'pass-1'), endedAt: NOW });
      await insertPass(tx, pass(id, 'pass-2'));
    });
    expect(await findPassByNumber(db, number)).toEqual({ pass: pass(id, 'pass-2'), language: 'ar' });
    expect(await findPassByNumber(db, 'CZ-0000-0000')).toBeUndefined();
  });

  it('ends a pass together with every session opened with it, and with no other', async () => {
    const db = await open();
    const { id } = await insert(db);
    await db.write(async (tx) => {
      await insertPass(tx, pass(id, 'pass-1'));
      await insertPassSession(tx, session(id, 'pass-1', 'session-1'));
      await insertPassSession(tx, session(id, 'another-pass', 'session-2'));
      await endPass(tx, 'pass-1', NOW + 1);
    });
    expect(await currentPass(db, id)).toBeUndefined();
    expect(await findPassSession(db, 'hash of session-1')).toBeUndefined();
    expect(await findPassSession(db, 'hash of session-2')).toMatchObject({ id: 'session-2' });
  });

  it('moves what was delivered and seen forward only, each by itself', async () => {
    const db = await open();
    const reach = (deliveredSeq: number, seenSeq: number, at: number) => ({
      deliveredSeq,
      deliveredAt: at,
      seenSeq,
      seenAt: at,
    });
    expect(await findReach(db, 'case')).toMatchObject({ deliveredSeq: 0, deliveredAt: null });
    await db.write((tx) => advanceReach(tx, 'case', reach(5, 2, 100)));
    await db.write((tx) => advanceReach(tx, 'case', reach(4, 3, 200)));
    await db.write((tx) => advanceReach(tx, 'case', reach(5, 3, 300)));
    expect(await findReach(db, 'case')).toEqual({
      deliveredSeq: 5,
      deliveredAt: 100,
      seenSeq: 3,
      seenAt: 200,
    });
  });
});
