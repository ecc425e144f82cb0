import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditOfCase } from '../platform/audit/audit.store.ts';
import { type Cast, castAt, openPhone, type TestCase, takeCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { addStill } from '../testing/taking-part.ts';
import { startTestApp, type TestApp, type TestClient } from '../testing/test-app.ts';

const MINUTE = 60_000;

let server: TestApp;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

async function openedCase(namesInAccessLog = false) {
  const cast: Cast = await castAt(server, { namesInAccessLog });
  const taken: TestCase = await takeCase(cast);
  return { cast, taken, phone: await openPhone(server, taken) };
}

const linesOf = async (phone: TestClient) => (await phone.ok('getAccessLog')).lines;

describe('who opened my case', () => {
  it('is empty before anyone did', async () => {
    const { phone } = await openedCase();
    expect(await linesOf(phone)).toEqual([]);
  });

  it('says when, in which role, of which station and for what, the newest first', async () => {
    const { cast, taken, phone } = await openedCase();
    await cast.investigator.ok('getCase', { params: taken.params });
    server.clock.advance(MINUTE);
    await cast.desk.ok('getIdentity', { params: taken.params });
    const station = { 'zh-Hans': 'CZ派出所' };
    const now = server.clock.now();
    expect(await linesOf(phone)).toEqual([
      { at: now, role: 'desk', station, action: 'identity', officer: null, times: 1 },
      { at: now - MINUTE, role: 'investigator', station, action: 'read', officer: null, times: 1 },
    ]);
  });

  it('tells following, requests and pictures apart', async () => {
    const { cast, taken, phone } = await openedCase();
    await taken.accept();
    const still = await addStill(cast.investigator, taken.id);
    await cast.approver.ok('getShareRequest', { params: { requestId: await taken.ask() } });
    await cast.desk.ok('getPicture', { params: { caseId: taken.id, pictureId: still.pictureId } });
    address = await server.listen();
    await screens.officer(cast.desk.cookie()).watch(taken.id);
    const told = (await linesOf(phone)).map(({ role, action }) => `${role} ${action}`);
    expect(told).toEqual(
      expect.arrayContaining(['approver sharing-request', 'desk picture', 'desk followed']),
    );
  });

  it('names nobody and no address, unless the station names its officers', async () => {
    const { cast, taken, phone } = await openedCase();
    await cast.desk.ok('getCase', { params: taken.params, ip: '203.0.113.9' });
    const { text } = await phone.call('getAccessLog');
    for (const secret of ['203.0.113.9', cast.desk.badge, cast.desk.officerId, 'Wang'])
      expect(text).not.toContain(secret);
  });

  it('names the officer where the station does, and still no address', async () => {
    const { cast, taken, phone } = await openedCase(true);
    await cast.desk.ok('getCase', { params: taken.params, ip: '203.0.113.9' });
    const { text, body } = await phone.call('getAccessLog');
    expect(body.lines[0].officer).toEqual({
      familyName: '王',
      familyNameLatin: 'Wang',
      badge: cast.desk.badge,
    });
    expect(text).not.toContain('203.0.113.9');
    expect(text).not.toContain(cast.desk.officerId);
  });

  it('says the role that allowed it then, whatever the officer became', async () => {
    const { cast, taken, phone } = await openedCase();
    const both = await server.officer(cast.station, 'patrol', 'auditor');
    const admin = await server.officer(cast.station, 'admin');
    await both.ok('getCase', { params: taken.params });
    await admin.ok('updateOfficer', {
      params: { officerId: both.officerId },
      body: { name: '某', familyName: '某', familyNameLatin: 'Mou', roles: ['desk'], isActive: true },
    });
    expect((await linesOf(phone))[0]?.role).toBe('auditor');
  });

  it('says nothing of other cases, of other stations’ vain tries, or of what the complainant did', async () => {
    const { cast, taken, phone } = await openedCase();
    const other = await takeCase(cast);
    await cast.desk.ok('getCase', { params: other.params });
    const stranger = await server.officer(await server.station('YW'), 'desk');
    expect(await stranger.refused('getCase', { params: taken.params })).toBe('NOT_FOUND');
    await phone.ok('getOwnCase');
    expect(await linesOf(phone)).toEqual([]);
  });

  it('counts an officer who looks again within ten minutes in one line', async () => {
    const { cast, taken, phone } = await openedCase();
    for (let times = 0; times < 3; times += 1) {
      await cast.desk.ok('getCase', { params: taken.params });
      server.clock.advance(9 * MINUTE);
    }
    server.clock.advance(2 * MINUTE);
    await cast.desk.ok('getCase', { params: taken.params });
    expect((await linesOf(phone)).map(({ times }) => times)).toEqual([1, 3]);
  });
});

describe('who opened the case, for officers', () => {
  it('is the same with names, and reading it is itself on the list', async () => {
    const { cast, taken, phone } = await openedCase();
    await cast.investigator.ok('getCase', { params: taken.params });
    server.clock.advance(MINUTE);
    const { lines } = await cast.desk.ok('listReads', { params: taken.params });
    expect(lines).toMatchObject([
      { officer: { id: cast.desk.officerId }, action: 'case-read', times: 1 },
      { officer: { id: cast.investigator.officerId }, action: 'case-read', times: 1 },
    ]);
    expect((await linesOf(phone)).map(({ role }) => role)).toEqual(['desk', 'investigator']);
  });
});

describe('the inbox of whoever decides, which asks again by itself', () => {
  const recorded = async (caseId: string) => {
    const rows = await auditOfCase(server.services.db, caseId, {
      actions: ['share-request-read'],
      limit: 100,
    });
    return rows.length;
  };

  it('is one reading of each case in ten minutes, however often it is refreshed and from however many screens', async () => {
    const { cast, taken, phone } = await openedCase();
    await taken.accept();
    await taken.ask();
    const other = await takeCase(cast);
    await other.accept();
    await other.ask();
    for (let times = 0; times < 5; times += 1) {
      await Promise.all(Array.from({ length: 6 }, () => cast.approver.ok('listShareRequests')));
      server.clock.advance(MINUTE);
    }
    expect([await recorded(taken.id), await recorded(other.id)]).toEqual([1, 1]);
    expect((await linesOf(phone)).map(({ action, times }) => [action, times])).toEqual([
      ['sharing-request', 1],
    ]);
    server.clock.advance(5 * MINUTE);
    await cast.approver.ok('listShareRequests');
    expect(await recorded(taken.id)).toBe(2);
  });

  it('is another reading for each other officer, and beside each request that is opened', async () => {
    const { cast, taken } = await openedCase();
    await taken.accept();
    const params = { requestId: await taken.ask() };
    const colleague = await server.officer(cast.station, 'approver');
    for (const approver of [cast.approver, colleague, cast.approver]) await approver.ok('listShareRequests');
    expect(await recorded(taken.id)).toBe(2);
    for (let times = 0; times < 2; times += 1) await cast.approver.ok('getShareRequest', { params });
    expect(await recorded(taken.id)).toBe(4);
  });

  it('says nothing of a case whose request was left behind, and so reads nothing of it', async () => {
    const { cast, taken } = await openedCase();
    await taken.accept();
    await taken.ask();
    await taken.post(cast.investigator, { milestone: 'case_closed', outcome: 'not_solved' });
    expect((await cast.approver.ok('listShareRequests')).requests).toEqual([]);
    expect(await recorded(taken.id)).toBe(0);
  });
});
