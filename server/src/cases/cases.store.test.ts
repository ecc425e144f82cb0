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
  advanceOfficerReach,
  advanceReach,
  currentPass,
  endPass,
  findPassesByNumber,
  findPassSession,
  findReach,
  helperPasses,
  insertPass,
  insertPassSession,
  lastSeenOf,
  type PassRow,
  seenByOfficers,
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
    const read = await insert(db);
    const { id } = read;
    await db.write((tx) => updateCase(tx, read, { ...read, stage: 'investigating', version: 2 }));
    const late = db.write((tx) => updateCase(tx, read, { ...read, stage: 'closed', version: 2 }));
    await expect(late).rejects.toBeInstanceOf(VersionMoved);
    expect(await loadCase(db, secrets, id)).toMatchObject({ version: 2, stage: 'investigating' });
  });

  it('writes every value that may change, and leaves what a case was taken with', async () => {
    const db = await open();
    const read = await insert(db);
    const moved: CaseRow = {
      ...read,
      stage: 'closed',
      sharedStage: 'investigating',
      endedAt: NOW + 1,
      officer: { id: 'officer-1', familyName: '李', familyNameLatin: 'Li', badge: '052907' },
      nextUpdateBy: NOW + 2,
      outcome: 'settled',
      sharing: { ...read.sharing, isExcluded: true },
      windowEndsAt: NOW + 3,
      sharedAt: NOW + 4,
      firstWordAt: NOW + 5,
      version: 2,
      lastSeq: 3,
      lastSharedSeq: 2,
      headHash: 'head',
      sharedHash: 'shared',
    };
    await db.write((tx) => updateCase(tx, read, { ...moved, number: 'another' } as CaseRow));
    expect(await loadCase(db, secrets, read.id)).toMatchObject(moved);
    const back = { ...moved, endedAt: null, windowEndsAt: null, lastSeq: 4 };
    await db.write((tx) => updateCase(tx, moved, back));
    expect(await loadCase(db, secrets, read.id)).toMatchObject(back);
  });

  it('lets one of many through who decided on the same version', async () => {
    const db = await open();
    const read = await insert(db);
    const { id } = read;
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        db.write((tx) => updateCase(tx, read, { ...read, nextUpdateBy: n, version: 2 })),
      ),
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
  relation: null,
  scopes: null,
  name: null,
});
const helperPass = (caseId: string, id: string): PassRow => ({
  ...pass(caseId, id),
  relation: 'lawyer',
  scopes: ['timeline', 'messages'],
  name: 'sealed',
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
  it('finds the passes in force by the number of their case, with the language to greet in', async () => {
    const db = await open();
    const { id, number } = await insert(db);
    await db.write(async (tx) => {
      await insertPass(tx, { ...pass(id, 'pass-1'), endedAt: NOW });
      await insertPass(tx, pass(id, 'pass-2'));
      await insertPass(tx, helperPass(id, 'pass-3'));
    });
    expect(await findPassesByNumber(db, number)).toEqual([
      { pass: pass(id, 'pass-2'), language: 'ar' },
      { pass: helperPass(id, 'pass-3'), language: 'ar' },
    ]);
    expect(await findPassesByNumber(db, 'CZ-0000-0000')).toEqual([]);
  });

  it('tells the complainant’s own pass from those of helpers, and lists these with the oldest first', async () => {
    const db = await open();
    const { id } = await insert(db);
    await db.write(async (tx) => {
      await insertPass(tx, { ...helperPass(id, 'late'), issuedAt: NOW + 2 });
      await insertPass(tx, { ...helperPass(id, 'early'), issuedAt: NOW + 1 });
      await insertPass(tx, { ...helperPass(id, 'over'), endedAt: NOW });
      await insertPass(tx, helperPass('another-case', 'elsewhere'));
      await insertPass(tx, pass(id, 'own'));
    });
    expect(await currentPass(db, id)).toEqual(pass(id, 'own'));
    expect((await helperPasses(db, id)).map((row) => row.id)).toEqual(['early', 'late']);
  });

  it('ends a pass together with every session opened with it, and with no other', async () => {
    const db = await open();
    const { id } = await insert(db);
    await db.write(async (tx) => {
      await insertPass(tx, pass(id, 'pass-1'));
      await insertPass(tx, helperPass(id, 'another-pass'));
      await insertPassSession(tx, session(id, 'pass-1', 'session-1'));
      await insertPassSession(tx, session(id, 'another-pass', 'session-2'));
      await endPass(tx, 'pass-1', NOW + 1);
    });
    expect(await currentPass(db, id)).toBeUndefined();
    expect(await findPassSession(db, 'hash of session-1')).toBeUndefined();
    expect(await findPassSession(db, 'hash of session-2')).toMatchObject({ session: { id: 'session-2' } });
  });

  it('finds a session with what its pass is limited to', async () => {
    const db = await open();
    const { id } = await insert(db);
    await db.write(async (tx) => {
      await insertPass(tx, pass(id, 'own'));
      await insertPass(tx, helperPass(id, 'helper'));
      await insertPassSession(tx, session(id, 'own', 'session-1'));
      await insertPassSession(tx, session(id, 'helper', 'session-2'));
    });
    expect(await findPassSession(db, 'hash of session-1')).toMatchObject({ scopes: null, relation: null });
    expect(await findPassSession(db, 'hash of session-2')).toMatchObject({
      scopes: ['timeline', 'messages'],
      relation: 'lawyer',
    });
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

  it('moves how far officers have read forward only', async () => {
    const db = await open();
    expect(await seenByOfficers(db, 'case')).toBeNull();
    const read = (seenSeq: number, seenAt: number) =>
      db.write((tx) => advanceOfficerReach(tx, 'case', { seenSeq, seenAt }));
    await read(3, 100);
    await Promise.all([read(5, 200), read(4, 300), read(5, 400)]);
    expect(await seenByOfficers(db, 'case')).toMatchObject({ sharedSeq: 5 });
    expect([200, 400]).toContain((await seenByOfficers(db, 'case'))?.at);
    expect(await seenByOfficers(db, 'another')).toBeNull();
  });

  it('knows when each pass was last used, by whichever of its sessions', async () => {
    const db = await open();
    const { id } = await insert(db);
    await db.write(async (tx) => {
      await insertPass(tx, helperPass(id, 'helper'));
      await insertPassSession(tx, session(id, 'helper', 'session-1'));
      await insertPassSession(tx, { ...session(id, 'helper', 'session-2'), lastSeenAt: NOW + 5 });
    });
    expect(await lastSeenOf(db, ['helper', 'never used'])).toEqual(new Map([['helper', NOW + 5]]));
    expect(await lastSeenOf(db, [])).toEqual(new Map());
  });
});
