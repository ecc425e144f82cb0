import { afterEach, expect, it } from 'vitest';
import { describeOnEachEngine } from './platform/db/testing.ts';
import { acceptedCase } from './testing/case-steps.ts';
import { report, startTestApp, type TestApp, update } from './testing/test-app.ts';

/** PostgreSQL refuses a NUL in text, SQLite takes it; half a surrogate pair is no character to either. */
const ODD = ['a\u0000b', '\u0000', '\ud800', 'x\udc00y', '\ufffe', '𝒳'.repeat(6)];

describeOnEachEngine('odd text', (open) => {
  let server: TestApp;
  const start = async () => {
    const db = await open();
    // The suite closes the database itself.
    server = await startTestApp({ db: { ...db, close: async () => {} } });
    return server;
  };
  afterEach(() => server.close());

  it.each(ODD)('%j from anyone is refused with a code', async (text) => {
    await start();
    const nobody = server.nobody();
    for (const [status, code] of [
      [await nobody.call('signIn', { body: { badge: text, password: text } }), /SIGN_IN|INVALID/],
      [await nobody.call('openPass', { body: { number: text, code: text } }), /PASS_REFUSED/],
      [
        await nobody.call('claimPairing', { params: { pairingId: 'x' }, body: { secret: text } }),
        /PAIRING_ENDED/,
      ],
    ] as const) {
      expect(status.body.error.code).toMatch(code);
      expect(status.status).toBeLessThan(500);
    }
  });

  it.each(ODD)('%j from an officer is kept as it is, or refused', async (text) => {
    await start();
    const station = await server.station('CZ');
    const desk = await server.officer(station, 'desk', 'investigator', 'admin');
    const taken = await desk.call('takeReport', { body: report({ what: `说明${text}` }) });
    expect(taken.status).toBeOneOf([201, 400]);
    const own = await acceptedCase(desk);
    const params = { caseId: own.caseId };
    const note = `内容${text}`;
    const posted = await desk.call('postUpdate', { params, body: update(own.version, { note }) });
    expect(posted.status).toBeOneOf([201, 400]);
    if (posted.status === 201) {
      const { events } = await desk.ok('getCase', { params });
      expect(events.at(-1)).toMatchObject({ note });
    }
    const person = { badge: '900001', name: `名${text}`, familyName: '名', familyNameLatin: 'Ming' };
    const created = await desk.call('createOfficer', { body: { ...person, roles: ['desk'] } });
    expect(created.status).toBeOneOf([201, 400]);
    const names = { 'zh-Hans': `所${text}` };
    const policy = {
      windowMinutes: 60,
      answerMinutes: 15,
      excludedKinds: [],
      suspectDelayMinutes: 0,
      patrolDelayMinutes: 5,
      namesInAccessLog: false,
    };
    const changed = await desk.call('updateStation', { body: { names, accent: null, phone: null, policy } });
    expect(changed.status).toBeOneOf([200, 400]);
  });
});
