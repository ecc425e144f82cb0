import { expect, it } from 'vitest';
import type { Database } from '../platform/db/database.ts';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import {
  endSessionsOf,
  findOfficer,
  findOfficerByBadge,
  findSession,
  findSetupToken,
  insertOfficer,
  insertSession,
  type OfficerRow,
  officersOfStation,
  overdueSessions,
  replaceSetupToken,
  type SessionRow,
  sessionsOf,
  takeSetupToken,
  updateOfficer,
  updateSession,
} from './accounts.store.ts';

const NOW = 1_800_000_000_000;
const officer = (id: string, change: Partial<OfficerRow> = {}): OfficerRow => ({
  id,
  stationId: 'station-1',
  badge: `badge of ${id}`,
  name: '王建国',
  familyName: '王',
  familyNameLatin: 'Wang',
  roles: ['desk', 'investigator'],
  isActive: true,
  passwordHash: '$argon2id$…',
  mustChangePassword: false,
  createdAt: NOW,
  ...change,
});
const session = (id: string, change: Partial<SessionRow> = {}): SessionRow => ({
  id,
  officerId: 'officer-1',
  tokenHash: `hash of ${id}`,
  createdAt: NOW,
  lastSeenAt: NOW,
  endedAt: null,
  steppedUpUntil: null,
  userAgent: 'a browser',
  ...change,
});
const put = (db: Database, ...rows: SessionRow[]) =>
  db.write(async (tx) => {
    for (const row of rows) await insertSession(tx, row);
  });

describeOnEachEngine('the store of accounts', (open) => {
  it('gives back an officer as they were put in, by id and by badge', async () => {
    const db = await open();
    await db.write((tx) => insertOfficer(tx, officer('officer-1', { isActive: false, badge: '047218' })));
    const kept = officer('officer-1', { isActive: false, badge: '047218' });
    expect(await findOfficer(db, 'officer-1')).toEqual(kept);
    expect(await findOfficerByBadge(db, '047218')).toEqual(kept);
    expect(await findOfficerByBadge(db, '999999')).toBeUndefined();
  });

  it('refuses a badge that another officer wears, also at another station', async () => {
    const db = await open();
    await db.write((tx) => insertOfficer(tx, officer('officer-1', { badge: '047218' })));
    const again = officer('officer-2', { badge: '047218', stationId: 'station-2' });
    const error = await db.write((tx) => insertOfficer(tx, again)).catch((reason: unknown) => reason);
    expect(isUniqueViolation(error)).toBe(true);
  });

  it('changes what is given and leaves the rest', async () => {
    const db = await open();
    await db.write((tx) => insertOfficer(tx, officer('officer-1')));
    await db.write((tx) => updateOfficer(tx, 'officer-1', { roles: ['approver'], mustChangePassword: true }));
    expect(await findOfficer(db, 'officer-1')).toEqual(
      officer('officer-1', { roles: ['approver'], mustChangePassword: true }),
    );
  });

  it('lists the officers of one station by badge', async () => {
    const db = await open();
    await db.write(async (tx) => {
      await insertOfficer(tx, officer('b', { badge: '200' }));
      await insertOfficer(tx, officer('a', { badge: '100' }));
      await insertOfficer(tx, officer('c', { stationId: 'station-2' }));
    });
    expect((await officersOfStation(db, 'station-1')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('finds a session with its officer until it has ended', async () => {
    const db = await open();
    await db.write((tx) => insertOfficer(tx, officer('officer-1')));
    await put(db, session('session-1'));
    const found = await findSession(db, 'hash of session-1');
    expect(found).toEqual({ session: session('session-1'), officer: officer('officer-1') });
    await db.write((tx) => updateSession(tx, 'session-1', { endedAt: NOW }));
    expect(await findSession(db, 'hash of session-1')).toBeUndefined();
  });

  it('ends all sessions of an officer but the one that is kept, and nobody else’s', async () => {
    const db = await open();
    await put(db, session('kept'), session('other'), session('foreign', { officerId: 'officer-2' }));
    await put(db, session('earlier', { endedAt: NOW - 5 }));
    await db.write((tx) => endSessionsOf(tx, 'officer-1', NOW, 'kept'));
    expect((await sessionsOf(db, 'officer-1')).map(({ id }) => id)).toEqual(['kept']);
    expect(await sessionsOf(db, 'officer-2')).toHaveLength(1);
  });

  it('finds sessions that were idle for too long or are too old, once', async () => {
    const db = await open();
    await put(
      db,
      session('idle', { lastSeenAt: NOW - 101 }),
      session('old', { createdAt: NOW - 1001 }),
      session('fine', { lastSeenAt: NOW - 100, createdAt: NOW - 1000 }),
      session('ended', { lastSeenAt: NOW - 500, endedAt: NOW - 400 }),
    );
    const due = await overdueSessions(db, NOW - 100, NOW - 1000);
    expect(due.map(({ id }) => id).sort()).toEqual(['idle', 'old']);
  });

  it('keeps the newest link of the first start, and lets one of those through who try it at once', async () => {
    const db = await open();
    await db.write((tx) => replaceSetupToken(tx, 'earlier', NOW));
    await db.write((tx) => replaceSetupToken(tx, 'newest', NOW + 1));
    expect(await findSetupToken(db)).toBe('newest');
    expect(await db.write((tx) => takeSetupToken(tx, 'earlier'))).toBe(false);
    const tries = await Promise.all([1, 2, 3].map(() => db.write((tx) => takeSetupToken(tx, 'newest'))));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await findSetupToken(db)).toBeUndefined();
  });
});
