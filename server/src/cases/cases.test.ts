import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditTables } from '../platform/audit/audit.tables.ts';
import { type Cast, castAt, openPhone, takeCase } from '../testing/cast.ts';
import { createScreens } from '../testing/screens.ts';
import { START, startTestApp, type TestApp } from '../testing/test-app.ts';
import { passCommands } from './passes.commands.ts';

const MINUTE = 60_000;
let server: TestApp;
let cast: Cast;
let address: string;
const screens = createScreens(() => address);
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  address = await server.listen();
});
afterEach(async () => {
  screens.closeAll();
  await server.close();
});

const audited = async () => {
  const { db } = server.services;
  return (await db.q.select().from(db.tables(auditTables).auditLog)).map(({ action, actor, caseId }) => ({
    action,
    actor,
    caseId,
  }));
};

describe('the queue', () => {
  it('begins with the case that has least golden time left and ends with the ones past it', async () => {
    const minutesAgo = [10, 170, 400, 90, 200];
    for (const minutes of minutesAgo) await takeCase(cast, { occurredAt: START - minutes * MINUTE });
    const { rows, nextBefore } = await cast.desk.ok('listCases');
    expect(rows.map(({ occurredAt }) => (START - occurredAt) / MINUTE)).toEqual([170, 90, 10, 200, 400]);
    expect(nextBefore).toBeNull();
  });

  it('has open cases, or ended ones page by page, the last ended first', async () => {
    const ended: string[] = [];
    for (let count = 0; count < 52; count += 1) {
      const taken = await takeCase(cast);
      server.clock.advance(1);
      await taken.post(cast.desk, { milestone: 'case_refused', reason: '不属本所管辖' });
      ended.unshift(taken.id);
    }
    const open = await takeCase(cast);
    expect((await cast.desk.ok('listCases')).rows.map(({ id }) => id)).toEqual([open.id]);
    const first = await cast.desk.ok('listCases', { query: { state: 'ended' } });
    expect(first.rows.map(({ id }) => id)).toEqual(ended.slice(0, 50));
    const before = first.nextBefore ?? undefined;
    const second = await cast.desk.ok('listCases', { query: { state: 'ended', before } });
    expect(second.rows.map(({ id }) => id)).toEqual(ended.slice(50));
    expect(second.nextBefore).toBeNull();
  });

  it('loses no ended case between two pages when several ended at the same moment', async () => {
    const ended: string[] = [];
    for (let count = 0; count < 53; count += 1) {
      const taken = await takeCase(cast);
      if (count > 3) server.clock.advance(1);
      await taken.post(cast.desk, { milestone: 'case_refused', reason: '不属本所管辖' });
      ended.push(taken.id);
    }
    const { rows, nextBefore } = await cast.desk.ok('listCases', { query: { state: 'ended' } });
    const more = await cast.desk.ok('listCases', {
      query: { state: 'ended', before: nextBefore ?? undefined },
    });
    const seen = [...rows, ...more.rows].map(({ id }) => id);
    expect(new Set(seen)).toEqual(new Set(ended));
    expect(seen).toHaveLength(ended.length);
  });

  it('shows nothing of another station', async () => {
    await takeCase(cast);
    const stranger = await server.officer(await server.station('WC'), 'desk');
    expect((await stranger.ok('listCases')).rows).toEqual([]);
  });

  it('holds nothing a person wrote', async () => {
    await takeCase(cast);
    const { text } = await cast.desk.call('listCases');
    for (const word of ['刘先生', '13900000001', '青年路', '手机']) expect(text).not.toContain(word);
  });
});

describe('name and phone of the complainant', () => {
  it('are in no view of the case, only in one asked for by itself, which is on the record', async () => {
    const taken = await takeCase(cast);
    const { text } = await cast.investigator.call('getCase', { params: taken.params });
    expect(text).not.toMatch(/刘先生|13900000001/);
    expect((await audited()).map(({ action }) => action)).not.toContain('identity-revealed');
    const identity = await cast.investigator.ok('getIdentity', { params: taken.params });
    expect(identity).toEqual({ name: '刘先生', phone: '13900000001' });
    const actor = `officer:${cast.investigator.officerId}`;
    expect(await audited()).toContainEqual({ action: 'identity-revealed', actor, caseId: taken.id });
  });

  it('are not for whoever decides on sharing', async () => {
    const taken = await takeCase(cast);
    expect(await cast.approver.refused('getIdentity', { params: taken.params })).toBe('NOT_ALLOWED');
  });
});

describe('every look at a case', () => {
  it('is on the record before it is answered', async () => {
    const taken = await takeCase(cast);
    await cast.investigator.ok('getCase', { params: taken.params });
    const screen = screens.officer(cast.approver.cookie());
    await screen.watch(taken.id);
    const reads = (await audited()).filter(({ action }) => /read|watched/.test(action));
    expect(reads.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      `case-read officer:${cast.investigator.officerId}`,
      `case-watched officer:${cast.approver.officerId}`,
    ]);
  });
});

describe('putting an officer in charge', () => {
  const assign = (caseId: string, version: number, officerId: string) => ({
    params: { caseId },
    body: { version, officerId },
  });

  it('is always told to the complainant, by family name and badge alone', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    await cast.desk.ok('assignOfficer', assign(taken.id, taken.version, cast.investigator.officerId));
    const { body, text } = await (await openPhone(server, taken)).call('getOwnCase');
    const officer = { familyName: '王', familyNameLatin: 'Wang', badge: cast.investigator.badge };
    expect(body.header.officer).toEqual(officer);
    expect(body.events.at(-1).entry).toMatchObject({ type: 'officer-assigned', officer });
    expect(text).not.toContain(cast.investigator.officerId);
  });

  it('is refused for someone of another station, someone deactivated, and after the end', async () => {
    const taken = await takeCase(cast);
    const admin = await server.officer(cast.station, 'admin');
    const stranger = await server.officer(await server.station('WC'), 'investigator');
    const gone = await server.officer(cast.station, 'investigator');
    await admin.ok('updateOfficer', {
      params: { officerId: gone.officerId },
      body: {
        name: '走',
        familyName: '走',
        familyNameLatin: 'Zou',
        roles: ['investigator'],
        isActive: false,
      },
    });
    for (const { officerId } of [stranger, gone])
      expect(await cast.desk.refused('assignOfficer', assign(taken.id, taken.version, officerId))).toBe(
        'NOT_FOUND',
      );
    await taken.post(cast.desk, { milestone: 'case_refused', reason: '不受理' });
    const late = assign(taken.id, taken.version, cast.investigator.officerId);
    expect(await cast.desk.refused('assignOfficer', late)).toBe('CASE_ENDED');
  });
});

describe('a promise of when the complainant hears again', () => {
  const promise = (caseId: string, version: number, nextUpdateBy: number) => ({
    params: { caseId },
    body: { version, nextUpdateBy },
  });

  it('is told whether or not a window is open, and again when it is renewed', async () => {
    const taken = await takeCase(cast);
    const phone = await openPhone(server, taken);
    const first = START + 30 * MINUTE;
    const { row } = await cast.desk.ok('makePromise', promise(taken.id, taken.version, first));
    expect((await phone.ok('getOwnCase')).header.nextUpdateBy).toBe(first);
    await cast.desk.ok('makePromise', promise(taken.id, row.version, first + MINUTE));
    const { header, events } = await phone.ok('getOwnCase');
    expect(header.nextUpdateBy).toBe(first + MINUTE);
    expect(events.filter(({ entry }) => entry.type === 'promise')).toHaveLength(2);
  });

  it.each([
    ['now', 0],
    ['in the past', -MINUTE],
    ['later than a month', 30 * 24 * 60 * MINUTE + 1],
  ])('is refused for %s', async (_when, ms) => {
    const taken = await takeCase(cast);
    expect(await cast.desk.refused('makePromise', promise(taken.id, taken.version, START + ms))).toBe(
      'INVALID_INPUT',
    );
  });

  it('is kept by the next word the complainant gets, and only by that', async () => {
    const taken = await takeCase(cast);
    const promised = START + 30 * MINUTE;
    await taken.post(cast.desk, { milestone: 'case_accepted', nextUpdateBy: promised });
    const internal = await taken.post(cast.investigator, { visibility: 'internal', note: '仅供内部' });
    expect(internal.row.nextUpdateBy).toBe(promised);
    const held = await taken.post(cast.investigator, { milestone: 'investigation_started' });
    expect(held.row.nextUpdateBy).toBe(promised);
    const approved = await taken.approve(await taken.ask());
    expect(approved.row.nextUpdateBy).toBe(promised);
    const told = await taken.post(cast.investigator, { milestone: 'video_lead_found' });
    expect(told.row.nextUpdateBy).toBeNull();
  });

  it('may come along with an update that is told, not with an internal one', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    const nextUpdateBy = START + 20 * MINUTE;
    await taken.post(cast.investigator, { note: '正在看监控', nextUpdateBy });
    expect((await (await openPhone(server, taken)).ok('getOwnCase')).header.nextUpdateBy).toBe(nextUpdateBy);
    const internal = { version: taken.version, visibility: 'internal' as const, note: '内部', nextUpdateBy };
    const answer = await cast.investigator.call('postUpdate', {
      params: taken.params,
      body: { milestone: null, place: null, reason: null, outcome: null, ...internal },
    });
    expect(answer.body.error).toMatchObject({ code: 'INVALID_INPUT', fields: ['nextUpdateBy'] });
  });

  it('is over with the case: none is made with its end or after it', async () => {
    const taken = await takeCase(cast);
    await taken.accept();
    const nextUpdateBy = START + 20 * MINUTE;
    await taken.post(cast.investigator, { note: '稍后', nextUpdateBy });
    const closing = {
      version: taken.version,
      visibility: 'shared' as const,
      milestone: 'case_closed' as const,
      outcome: 'not_solved' as const,
      note: null,
      place: null,
      reason: null,
    };
    const params = taken.params;
    const both = { params, body: { ...closing, nextUpdateBy } };
    expect(await cast.desk.refused('postUpdate', both)).toBe('INVALID_INPUT');
    await cast.desk.ok('postUpdate', { params, body: { ...closing, nextUpdateBy: null } });
    const { header, events } = await (await openPhone(server, taken)).ok('getOwnCase');
    expect(header.nextUpdateBy).toBeNull();
    expect(events.filter(({ entry }) => entry.type === 'promise')).toHaveLength(1);
    await taken.refresh();
    const late = promise(taken.id, taken.version, nextUpdateBy);
    expect(await cast.desk.refused('makePromise', late)).toBe('CASE_ENDED');
  });
});

describe('a new case pass', () => {
  it('kills the old code, what was opened with it, and its screens, at once', async () => {
    const taken = await takeCase(cast);
    const phone = await openPhone(server, taken);
    const screen = screens.complainant(phone.cookie());
    await expect.poll(() => screen.snapshots.length).toBe(1);
    const { pass } = await cast.desk.ok('reissuePass', {
      params: taken.params,
      body: { version: taken.version },
    });
    expect(pass.code).not.toBe(taken.pass.code);
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    expect(await phone.refused('getOwnCase')).toBe('SESSION_ENDED');
    const old = { body: { number: taken.pass.number, code: taken.pass.code } };
    expect(await server.nobody().refused('openPass', old)).toBe('PASS_REFUSED');
    expect((await taken.refresh()).passTail).toBe(pass.code.slice(-4));
    const renewed = await openPhone(server, { pass });
    const again = screens.complainant(renewed.cookie());
    await expect.poll(() => again.snapshots.length).toBe(1);
    // Being given a new slip is no event of the case to the one who holds it.
    expect(again.places()).toEqual([1]);
  });
});

describe('handing the phone back', () => {
  it('ends the session, tells the browser to forget, and blanks every screen it showed', async () => {
    const taken = await takeCase(cast);
    const [phone, other] = [await openPhone(server, taken), await openPhone(server, taken)];
    const [screen, otherScreen] = [screens.complainant(phone.cookie()), screens.complainant(other.cookie())];
    await expect.poll(() => screen.snapshots.length + otherScreen.snapshots.length).toBe(2);
    const cookie = phone.cookie();
    const { headers } = await phone.call('closePass');
    expect(headers['clear-site-data']).toBe('"cache", "storage"');
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    expect(await server.nobody().refused('getOwnCase', { headers: { cookie } })).toBe('SESSION_ENDED');
    await other.ok('getOwnCase');
    expect(otherScreen.byes).toEqual([]);
  });
});

describe('a phone nobody has touched for a day', () => {
  it('is signed out, and its open page goes blank', async () => {
    const taken = await takeCase(cast);
    const phone = await openPhone(server, taken);
    const screen = screens.complainant(phone.cookie());
    await expect.poll(() => screen.snapshots.length).toBe(1);
    server.clock.advance(24 * 60 * MINUTE + 1);
    await passCommands(server.services).endIdleSessions();
    await expect.poll(() => screen.byes).toEqual(['SESSION_ENDED']);
    expect(await phone.refused('getOwnCase')).toBe('SESSION_ENDED');
  });
});
