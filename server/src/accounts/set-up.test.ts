import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../testing/test-app.ts';
import { accountTables } from './accounts.tables.ts';
import { newSetupLink } from './set-up.commands.ts';

let server: TestApp;
beforeEach(async () => {
  server = await startTestApp();
});
afterEach(() => server.close());

const tokenOf = (link: string | null) => link?.split('#')[1] ?? '';
const given = (token: string) => ({
  token,
  station: {
    code: 'CZ',
    names: { 'zh-Hans': '城中派出所' },
    accent: null,
    phone: null,
    timeZone: 'Asia/Shanghai',
  },
  admin: { badge: '010001', name: '孙涛', familyName: '孙', familyNameLatin: 'Sun', password: PASSWORD },
});

describe('the first start in production', () => {
  it('finds no account and no station, so that no default password can exist', async () => {
    const { db } = server.services;
    expect(await db.q.select().from(db.tables(accountTables).officers)).toEqual([]);
    expect(await server.nobody().ok('getPortal')).toMatchObject({ station: null, needsSetup: true });
  });

  it('gives a link that creates the station and its administrator', async () => {
    const token = tokenOf(await newSetupLink(server.services));
    await server.nobody().ok('setUp', { body: given(token) });
    const admin = server.nobody();
    const me = await admin.ok('signIn', { body: { badge: '010001', password: PASSWORD } });
    expect(me.officer).toMatchObject({ roles: ['admin'], mustChangePassword: false });
    expect(me.station.code).toBe('CZ');
    expect((await server.nobody().ok('getPortal')).needsSetup).toBe(false);
  });

  it('gives a link that works once', async () => {
    const token = tokenOf(await newSetupLink(server.services));
    await server.nobody().ok('setUp', { body: given(token) });
    expect(await server.nobody().refused('setUp', { body: given(token) })).toBe('SETUP_DONE');
    expect(await newSetupLink(server.services)).toBeNull();
  });

  it('lets one of two through who hold the link', async () => {
    const token = tokenOf(await newSetupLink(server.services));
    const second = { ...given(token), admin: { ...given(token).admin, badge: '020002' } };
    const answers = await Promise.all([
      server.nobody().call('setUp', { body: given(token) }),
      server.nobody().call('setUp', { body: second }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { db } = server.services;
    expect(await db.q.select().from(db.tables(accountTables).officers)).toHaveLength(1);
  });

  it('started again kills the link before it', async () => {
    const earlier = tokenOf(await newSetupLink(server.services));
    const later = tokenOf(await newSetupLink(server.services));
    expect(await server.nobody().refused('setUp', { body: given(earlier) })).toBe('NOT_ALLOWED');
    await server.nobody().ok('setUp', { body: given(later) });
  });

  it('keeps the link itself nowhere', async () => {
    const token = tokenOf(await newSetupLink(server.services));
    const { db } = server.services;
    const [kept] = await db.q.select().from(db.tables(accountTables).setupTokens);
    expect(kept?.tokenHash).toMatch(/./);
    expect(kept?.tokenHash).not.toContain(token);
  });

  it('refuses whoever has no link', async () => {
    await newSetupLink(server.services);
    const guess = { body: given('a-token-that-nobody-ever-gave-out') };
    expect(await server.nobody().refused('setUp', guess)).toBe('NOT_ALLOWED');
  });
});
