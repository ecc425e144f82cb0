import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../stations/stations.queries.ts';
import { createScreens } from '../testing/screens.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const MINUTE = 60_000;
const NEXT = 'another password for tests';

let server: TestApp;
let station: Station;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  station = await server.station('CZ');
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

const signedIn = async (badge: string, password = PASSWORD): Promise<TestClient> => {
  const client = server.nobody();
  await client.ok('signIn', { body: { badge, password } });
  return client;
};

describe('signing in', () => {
  it('answers with who it is and where, and keeps the session out of reach of scripts', async () => {
    const { badge, officerId } = await server.officer(station, 'desk', 'investigator');
    const { body, headers } = await server.nobody().call('signIn', { body: { badge, password: PASSWORD } });
    expect(body.officer).toMatchObject({ id: officerId, badge, roles: ['desk', 'investigator'] });
    expect(body.station.code).toBe('CZ');
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('refuses a wrong password and an unknown badge alike', async () => {
    const { badge } = await server.officer(station, 'desk');
    const wrong = await server.nobody().call('signIn', { body: { badge, password: 'not this one' } });
    const unknown = await server.nobody().call('signIn', { body: { badge: '999999', password: PASSWORD } });
    expect([wrong.status, wrong.body.error.code]).toEqual([401, 'SIGN_IN_REFUSED']);
    expect([unknown.status, unknown.body.error.code]).toEqual([401, 'SIGN_IN_REFUSED']);
  });

  it('is slowed after six wrong tries, for that badge from that address alone, and only for a while', async () => {
    const [officer, other] = [await server.officer(station, 'desk'), await server.officer(station, 'desk')];
    const attempt = (password: string, badge = officer.badge, ip = '10.0.0.1') =>
      server.nobody().call('signIn', { body: { badge, password }, ip });
    const tries = await Promise.all(Array.from({ length: 9 }, () => attempt('not this one')));
    const codes = tries.map(({ body }) => body.error.code).sort();
    expect(codes).toEqual([...Array(6).fill('SIGN_IN_REFUSED'), ...Array(3).fill('THROTTLED')]);
    const slowed = tries.find(({ status }) => status === 429);
    expect(Number(slowed?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt(PASSWORD, other.badge)).status).toBe(200);
    expect((await attempt(PASSWORD, officer.badge, '10.0.0.2')).status).toBe(200);
    server.clock.advance(15_000);
    expect((await attempt(PASSWORD)).status).toBe(200);
  });

  it('is refused to an officer who was deactivated', async () => {
    const admin = await server.officer(station, 'admin');
    const { badge, officerId } = await server.officer(station, 'desk');
    await admin.ok('updateOfficer', {
      params: { officerId },
      body: { name: '王', familyName: '王', familyNameLatin: 'Wang', roles: ['desk'], isActive: false },
    });
    expect(await server.nobody().refused('signIn', { body: { badge, password: PASSWORD } })).toBe(
      'SIGN_IN_REFUSED',
    );
  });
});

describe('a session', () => {
  it('lasts while it is used and ends after half an hour without', async () => {
    const officer = await server.officer(station, 'desk');
    server.clock.advance(30 * MINUTE);
    await officer.ok('getMe');
    server.clock.advance(30 * MINUTE);
    await officer.ok('getMe');
    server.clock.advance(30 * MINUTE + 1);
    expect(await officer.refused('getMe')).toBe('SESSION_ENDED');
  });

  it('ends after twelve hours however much it is used', async () => {
    const officer = await server.officer(station, 'desk');
    for (let used = 0; used < 12 * 60; used += 20) {
      server.clock.advance(20 * MINUTE);
      await officer.ok('getMe');
    }
    server.clock.advance(1);
    expect(await officer.refused('getMe')).toBe('SESSION_ENDED');
  });

  it('that was idle for too long also leaves the open screen', async () => {
    const officer = await server.officer(station, 'desk');
    const screen = screens.officer(officer.cookie());
    await expect.poll(() => screen.isConnected()).toBe(true);
    server.clock.advance(30 * MINUTE + 1);
    await expect.poll(() => screen.byes, { timeout: 15_000 }).toEqual(['SESSION_ENDED']);
  });

  it('that was signed out is over for its screens at once', async () => {
    const officer = await server.officer(station, 'desk');
    const cookie = officer.cookie();
    const screen = screens.officer(cookie);
    await expect.poll(() => screen.isConnected()).toBe(true);
    await officer.ok('signOut');
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    expect(await server.nobody().refused('getMe', { headers: { cookie } })).toBe('SESSION_ENDED');
  });

  it('is listed with the others of the officer, and can be ended from there with its screens', async () => {
    const officer = await server.officer(station, 'desk');
    server.clock.advance(MINUTE);
    const elsewhere = await signedIn(officer.badge);
    const screen = screens.officer(elsewhere.cookie());
    await expect.poll(() => screen.isConnected()).toBe(true);
    const { sessions } = await officer.ok('listSessions');
    expect(sessions.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
    const other = sessions.find(({ isCurrent }) => !isCurrent)?.id ?? '';
    await officer.ok('endSession', { params: { sessionId: other } });
    expect(await elsewhere.refused('getMe')).toBe('SESSION_ENDED');
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    expect((await officer.ok('listSessions')).sessions).toHaveLength(1);
  });

  it('of someone else cannot be ended, and answers like one that does not exist', async () => {
    const officer = await server.officer(station, 'desk');
    const colleague = await server.officer(station, 'desk');
    const foreign = (await colleague.ok('listSessions')).sessions[0]?.id ?? '';
    expect(await officer.refused('endSession', { params: { sessionId: foreign } })).toBe('NOT_FOUND');
    expect(await officer.refused('endSession', { params: { sessionId: 'no-such-session' } })).toBe(
      'NOT_FOUND',
    );
    await colleague.ok('getMe');
  });
});

describe('the password again', () => {
  it('is good for five minutes, and only when it is right', async () => {
    const officer = await server.officer(station, 'approver');
    const now = server.clock.now();
    expect((await officer.ok('getMe')).steppedUpUntil).toBe(now + 5 * MINUTE);
    server.clock.advance(5 * MINUTE);
    expect((await officer.ok('getMe')).steppedUpUntil).toBeNull();
    expect(await officer.refused('stepUp', { body: { password: 'not this one' } })).toBe('SIGN_IN_REFUSED');
    expect((await officer.ok('getMe')).steppedUpUntil).toBeNull();
    const { steppedUpUntil } = await officer.ok('stepUp', { body: { password: PASSWORD } });
    expect(steppedUpUntil).toBe(server.clock.now() + 5 * MINUTE);
  });
});

describe('changing the password', () => {
  it('ends every other session of the officer with its screens, and keeps this one', async () => {
    const officer = await server.officer(station, 'desk');
    const elsewhere = await signedIn(officer.badge);
    const screen = screens.officer(elsewhere.cookie());
    await expect.poll(() => screen.isConnected()).toBe(true);
    await officer.ok('changePassword', { body: { current: PASSWORD, next: NEXT } });
    expect(await elsewhere.refused('getMe')).toBe('SESSION_ENDED');
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    await officer.ok('getMe');
    const body = { badge: officer.badge, password: PASSWORD };
    expect(await server.nobody().refused('signIn', { body })).toBe('SIGN_IN_REFUSED');
    await signedIn(officer.badge, NEXT);
  });

  it('leaves this session its live screen', async () => {
    const officer = await server.officer(station, 'desk');
    const elsewhere = await signedIn(officer.badge);
    const [screen, other] = [screens.officer(officer.cookie()), screens.officer(elsewhere.cookie())];
    await expect.poll(() => screen.isConnected() && other.isConnected()).toBe(true);
    await officer.ok('changePassword', { body: { current: PASSWORD, next: NEXT } });
    await expect.poll(() => other.byes).toEqual(['SESSION_ENDED']);
    expect(await screen.call('unwatch', { caseId: 'none' })).toEqual({ ok: true });
    expect(screen.byes).toEqual([]);
  });

  it('needs the right one, a new one, and at least ten characters', async () => {
    const officer = await server.officer(station, 'desk');
    const refused = (current: string, next: string) =>
      officer.refused('changePassword', { body: { current, next } });
    expect(await refused('not this one', NEXT)).toBe('SIGN_IN_REFUSED');
    expect(await refused(PASSWORD, PASSWORD)).toBe('INVALID_INPUT');
    expect(await refused(PASSWORD, 'too short')).toBe('INVALID_INPUT');
    await signedIn(officer.badge);
  });
});
