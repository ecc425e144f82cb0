import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, castAt, takeCase } from '../../testing/cast.ts';
import { report, startTestApp, type TestApp, update } from '../../testing/test-app.ts';

let server: TestApp;
let cast: Cast;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
});
afterEach(() => server.close());

describe('a repeat of the same intent', () => {
  it('gets the first answer, and nothing is written again', async () => {
    const taken = await takeCase(cast);
    const post = {
      params: taken.params,
      body: update(taken.version, { milestone: 'case_accepted' }),
      key: randomUUID(),
    };
    const first = await cast.desk.call('postUpdate', post);
    const repeat = await cast.desk.call('postUpdate', post);
    expect([repeat.status, repeat.body]).toEqual([201, first.body]);
    expect((await taken.refresh()).events).toHaveLength(2);
  });

  it('of taking a report shows the same pass again, code and all', async () => {
    const intent = { body: report(), key: randomUUID() };
    const first = await cast.desk.ok('takeReport', intent);
    expect(await cast.desk.ok('takeReport', intent)).toEqual(first);
    expect((await cast.desk.ok('listCases')).rows).toHaveLength(1);
    const { number, code } = first.pass;
    await server.nobody().ok('openPass', { body: { number, code } });
  });

  it('of reissuing a pass shows the same new code again', async () => {
    const taken = await takeCase(cast);
    const intent = { params: taken.params, body: { version: taken.version }, key: randomUUID() };
    const first = await cast.desk.ok('reissuePass', intent);
    expect(await cast.desk.ok('reissuePass', intent)).toEqual(first);
    await server.nobody().ok('openPass', { body: { number: first.pass.number, code: first.pass.code } });
  });

  it('of creating an officer or resetting a password shows the same temporary one', async () => {
    const admin = await server.officer(cast.station, 'admin');
    const body = {
      badge: '052907',
      name: '李敏',
      familyName: '李',
      familyNameLatin: 'Li',
      roles: ['desk' as const],
    };
    const creation = { body, key: randomUUID() };
    const created = await admin.ok('createOfficer', creation);
    expect(await admin.ok('createOfficer', creation)).toEqual(created);
    const reset = { params: { officerId: created.officer.id }, key: randomUUID() };
    const first = await admin.ok('resetPassword', reset);
    expect(first.temporaryPassword).not.toBe(created.temporaryPassword);
    expect(await admin.ok('resetPassword', reset)).toEqual(first);
  });

  it('is still answered the same after the case has moved on', async () => {
    const taken = await takeCase(cast);
    const post = {
      params: taken.params,
      body: update(taken.version, { milestone: 'case_accepted' }),
      key: randomUUID(),
    };
    const first = await cast.desk.ok('postUpdate', post);
    await taken.refresh();
    await taken.post(cast.desk, { note: '又一条' });
    expect(await cast.desk.ok('postUpdate', post)).toEqual(first);
  });

  it('sent many times at once is carried out once and answered alike, however the turns fall', async () => {
    for (let round = 0; round < 12; round += 1) {
      const taken = await takeCase(cast);
      const post = {
        params: taken.params,
        body: update(taken.version, { milestone: 'case_accepted' }),
        key: randomUUID(),
      };
      const sendAfter = async (turns: number) => {
        for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        return cast.desk.call('postUpdate', post);
      };
      const answers = await Promise.all([0, 1, 2, 3, round, round + 5].map(sendAfter));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(201);
      expect((await taken.refresh()).events).toHaveLength(2);
    }
  });

  it('of taking a report at once makes one case and one pass', async () => {
    const intent = { body: report(), key: randomUUID() };
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => cast.desk.ok('takeReport', intent)));
    expect(new Set(answers.map(({ pass }) => pass.code)).size).toBe(1);
    expect((await cast.desk.ok('listCases')).rows).toHaveLength(1);
  });
});

describe('a key', () => {
  it('used for another request is refused', async () => {
    const key = randomUUID();
    await cast.desk.ok('takeReport', { body: report(), key });
    const other = { body: report({ place: '别处' }), key };
    expect(await cast.desk.refused('takeReport', other)).toBe('IDEMPOTENCY_MISMATCH');
    const taken = await takeCase(cast);
    const elsewhere = {
      params: taken.params,
      body: update(taken.version, { milestone: 'case_accepted' }),
      key,
    };
    expect(await cast.desk.refused('postUpdate', elsewhere)).toBe('IDEMPOTENCY_MISMATCH');
  });

  it('of one officer says nothing to another', async () => {
    const intent = { body: report(), key: randomUUID() };
    const colleague = await server.officer(cast.station, 'desk');
    const mine = await cast.desk.ok('takeReport', intent);
    const theirs = await colleague.ok('takeReport', intent);
    expect(theirs.row.id).not.toBe(mine.row.id);
    expect(theirs.pass.code).not.toBe(mine.pass.code);
  });

  it.each(['', 'short', 'with blanks in it, which no key has'])('%j is none', async (key) => {
    expect(await cast.desk.refused('takeReport', { body: report(), key })).toBe('IDEMPOTENCY_KEY_MISSING');
  });

  it('of a refused request may be used again once it can be carried out', async () => {
    const taken = await takeCase(cast);
    const key = randomUUID();
    const early = {
      params: taken.params,
      body: update(taken.version, { note: '早了', milestone: 'scene_visited' }),
      key,
    };
    expect(await cast.desk.refused('postUpdate', early)).toBe('MILESTONE_NOT_ALLOWED');
    await taken.accept();
    const later = { params: taken.params, body: update(taken.version, { milestone: 'scene_visited' }), key };
    await cast.desk.ok('postUpdate', later);
  });
});
