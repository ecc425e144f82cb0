import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../stations/stations.queries.ts';
import { createScreens } from '../testing/screens.ts';
import { PASSWORD, startTestApp, type TestApp } from '../testing/test-app.ts';

type Officer = Awaited<ReturnType<TestApp['officer']>>;

let server: TestApp;
let station: Station;
let admin: Officer;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  station = await server.station('CZ');
  admin = await server.officer(station, 'admin');
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

const person = { name: '李敏', familyName: '李', familyNameLatin: 'Li', roles: ['desk' as const] };
const create = (badge: string) => admin.ok('createOfficer', { body: { badge, ...person } });

describe('an administrator', () => {
  it('creates an officer, whose temporary password opens nothing but its own change', async () => {
    const { officer, temporaryPassword } = await create('052907');
    expect(officer).toMatchObject({ badge: '052907', isActive: true, mustChangePassword: true });
    const client = server.nobody();
    await client.ok('signIn', { body: { badge: '052907', password: temporaryPassword } });
    expect(await client.refused('listCases')).toBe('PASSWORD_CHANGE_REQUIRED');
    expect(await client.refused('listOfficers')).toBe('PASSWORD_CHANGE_REQUIRED');
    const shut = screens.officer(client.cookie());
    await expect.poll(() => shut.byes).toEqual(['PASSWORD_CHANGE_REQUIRED']);
    await client.ok('changePassword', { body: { current: temporaryPassword, next: PASSWORD } });
    await client.ok('listCases');
    const open = screens.officer(client.cookie());
    await expect.poll(() => open.isConnected()).toBe(true);
    expect(await open.call('unwatch', { caseId: 'none' })).toEqual({ ok: true });
  });

  it('cannot give a badge twice', async () => {
    await create('052907');
    const again = await admin.call('createOfficer', { body: { badge: '052907', ...person } });
    expect(again.body.error).toMatchObject({ code: 'BADGE_TAKEN', fields: ['badge'] });
  });

  it('deactivates an officer, whose open screen and session end at once', async () => {
    const officer = await server.officer(station, 'desk');
    const screen = screens.officer(officer.cookie());
    await expect.poll(() => screen.isConnected()).toBe(true);
    const params = { officerId: officer.officerId };
    await admin.ok('updateOfficer', { params, body: { ...person, isActive: false } });
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    expect(screen.isConnected()).toBe(false);
    expect(await officer.refused('getMe')).toBe('SESSION_ENDED');
  });

  it('takes a role away, and the next request knows it', async () => {
    const officer = await server.officer(station, 'desk', 'investigator');
    await officer.ok('listCases');
    const screen = screens.officer(officer.cookie());
    await expect.poll(() => screen.isConnected()).toBe(true);
    const params = { officerId: officer.officerId };
    await admin.ok('updateOfficer', { params, body: { ...person, roles: ['patrol'], isActive: true } });
    expect(await officer.refused('listCases')).toBe('NOT_ALLOWED');
    // The screen is sent away to come back with its new rights; the session lives on.
    await expect.poll(() => screen.byes).toEqual(['STOPPING']);
    await officer.ok('getMe');
  });

  it('resets a password: the old one and every session are over, the new one is temporary', async () => {
    const officer = await server.officer(station, 'desk');
    const screen = screens.officer(officer.cookie());
    await expect.poll(() => screen.isConnected()).toBe(true);
    const params = { officerId: officer.officerId };
    const { temporaryPassword } = await admin.ok('resetPassword', { params });
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    expect(await officer.refused('getMe')).toBe('SESSION_ENDED');
    const signIn = (password: string) => ({ body: { badge: officer.badge, password } });
    expect(await officer.refused('signIn', signIn(PASSWORD))).toBe('SIGN_IN_REFUSED');
    const me = await officer.ok('signIn', signIn(temporaryPassword));
    expect(me.officer.mustChangePassword).toBe(true);
    await officer.ok('changePassword', { body: { current: temporaryPassword, next: PASSWORD } });
    const again = screens.officer(officer.cookie());
    await expect.poll(() => again.isConnected()).toBe(true);
    expect(await again.call('unwatch', { caseId: 'none' })).toEqual({ ok: true });
  });

  it('cannot take the access or the role from themselves', async () => {
    const params = { officerId: admin.officerId };
    const attempt = (change: object) =>
      admin.refused('updateOfficer', {
        params,
        body: { ...person, roles: ['admin'], isActive: true, ...change },
      });
    expect(await attempt({ isActive: false })).toBe('NOT_ALLOWED');
    expect(await attempt({ roles: ['desk'] })).toBe('NOT_ALLOWED');
  });

  it('has no say over officers of another station', async () => {
    const stranger = await server.officer(await server.station('WC'), 'desk');
    const params = { officerId: stranger.officerId };
    const body = { ...person, isActive: false };
    expect(await admin.refused('updateOfficer', { params, body })).toBe('NOT_FOUND');
    expect(await admin.refused('resetPassword', { params })).toBe('NOT_FOUND');
    const { officers } = await admin.ok('listOfficers');
    expect(officers.map(({ id }) => id)).toEqual([admin.officerId]);
    await stranger.ok('getMe');
  });
});
