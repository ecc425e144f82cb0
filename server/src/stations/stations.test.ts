import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cast, caseInWindow, castAt, takeCase } from '../testing/cast.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

type Officer = Awaited<ReturnType<TestApp['officer']>>;

let server: TestApp;
let cast: Cast;
let admin: Officer;
beforeEach(async () => {
  server = await startTestApp();
  cast = await castAt(server);
  admin = await server.officer(cast.station, 'admin');
});
afterEach(() => server.close());

const settings = (
  policy: Partial<Body<'updateStation'>['policy']> = {},
  brand: Partial<Body<'updateStation'>> = {},
): { body: Body<'updateStation'> } => ({
  body: {
    names: { 'zh-Hans': '城中派出所', en: 'Chengzhong Station' },
    accent: '#b5541b',
    phone: '0579-82300110',
    ...brand,
    policy: {
      windowMinutes: 180,
      answerMinutes: 15,
      excludedKinds: [],
      suspectDelayMinutes: 0,
      patrolDelayMinutes: 5,
      namesInAccessLog: false,
      ...policy,
    },
  },
});

describe('the station', () => {
  it('shows its brand to everyone and keeps its policy with the officers', async () => {
    await admin.ok('updateStation', settings({ windowMinutes: 90 }));
    const { body, text } = await server.nobody().call('getPortal');
    expect(body.station).toMatchObject({ code: 'CZ', accent: '#b5541b', phone: '0579-82300110' });
    expect(text).not.toContain('windowMinutes');
    const { station } = await cast.desk.ok('getMe');
    expect(station.policy.windowMinutes).toBe(90);
  });

  it('shows no brand before sign-in where several stations live together', async () => {
    await server.station('WC');
    expect(await server.nobody().ok('getPortal')).toMatchObject({ station: null, needsSetup: false });
  });

  it('promises an answer within its own time, and shares for its own time at most', async () => {
    await admin.ok('updateStation', settings({ windowMinutes: 45, answerMinutes: 30 }));
    const taken = await takeCase(cast);
    await taken.accept();
    const requestId = await taken.ask(180);
    const request = await cast.approver.ok('getShareRequest', { params: { requestId } });
    const now = server.clock.now();
    expect(request).toMatchObject({ answerBy: now + 30 * 60_000, grantableMinutes: 45 });
    const { row } = await taken.approve(requestId, 180);
    expect(row.sharing).toMatchObject({ endsAt: now + 45 * 60_000 });
  });

  it('leaves windows alone that were approved under the policy before', async () => {
    const taken = await caseInWindow(cast);
    const before = (await taken.refresh()).row.sharing;
    await admin.ok(
      'updateStation',
      settings({
        windowMinutes: 15,
        excludedKinds: ['theft'],
        suspectDelayMinutes: 0,
        patrolDelayMinutes: 5,
        namesInAccessLog: false,
      }),
    );
    expect((await taken.refresh()).row.sharing).toEqual(before);
  });

  it.each([
    ['longer than three hours', { windowMinutes: 181 }],
    ['shorter than a quarter of an hour', { windowMinutes: 14 }],
    ['with an answer nobody could give in time', { answerMinutes: 4 }],
  ])('takes no window %s', async (_what, policy) => {
    expect(await admin.refused('updateStation', settings(policy))).toBe('INVALID_INPUT');
  });

  it.each([{ accent: 'red' }, { accent: 'url(https://example.org)' }, { names: { 'zh-Hans': '' } }])(
    'takes no brand like %j',
    async (brand) => {
      expect(await admin.refused('updateStation', settings({}, brand))).toBe('INVALID_INPUT');
    },
  );
});
