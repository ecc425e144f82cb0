import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import { type Audience, incoming } from '@sunshine-seat/shared/contract/live.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnEachEngine } from './platform/db/testing.ts';
import { connected, knock, type openLive } from './testing/live-client.ts';
import { buildScene, CALLERS, type Caller, type Scene } from './testing/matrix-scene.ts';
import { startTestApp, type TestApp } from './testing/test-app.ts';

const READERS: readonly Caller[] = ['desk', 'investigator', 'approver', 'mediator', 'auditor'];
const AUDIENCES = Object.keys(incoming) as Audience[];
type Calls = { [A in Audience]: keyof (typeof incoming)[A] }[Audience];

describeOnEachEngine('the matrix of the sockets', (open) => {
  let server: TestApp;
  let scene: Scene;
  let address: string;
  beforeAll(async () => {
    server = await startTestApp({ db: await open() });
    scene = await buildScene(server);
    address = await server.listen();
  });
  afterAll(() => server.close());

  type Decide = (caller: Caller) => ErrorCode | 'let in';

  /** Who may connect to which namespace. */
  const doors: Record<Audience, Decide> = {
    complainant(caller) {
      const isOver = /handed the phone back|was reissued/.test(caller);
      if (caller.startsWith('complainant')) return isOver ? 'SESSION_ENDED' : 'let in';
      return 'NOT_SIGNED_IN';
    },
    officer(caller) {
      if (caller === 'officer who was deactivated' || caller === 'officer who signed out')
        return 'SESSION_ENDED';
      if (caller === 'officer with a temporary password') return 'PASSWORD_CHANGE_REQUIRED';
      return /^complainant|kiosk|seat|nobody/.test(caller) ? 'NOT_SIGNED_IN' : 'let in';
    },
    kiosk(caller) {
      if (caller === 'unpaired kiosk') return 'SESSION_ENDED';
      return caller === 'kiosk' ? 'let in' : 'NOT_SIGNED_IN';
    },
    seat: (caller) => (caller === 'seat display' ? 'let in' : 'NOT_SIGNED_IN'),
  };

  /** What each call must be answered with, by those who are let in; a call without a row does not compile. */
  const calls: Record<
    Calls,
    { on: Audience | readonly Audience[]; input: () => object; answer: (caller: Caller) => ErrorCode | 'ok' }
  > = {
    reached: { on: 'complainant', input: () => ({ delivered: 1, seen: 1 }), answer: () => 'ok' },
    resync: { on: 'complainant', input: () => ({ cursor: 0 }), answer: () => 'ok' },
    watch: {
      on: 'officer',
      input: () => ({ caseId: scene.shared.caseId, cursor: 0 }),
      answer(caller) {
        if (caller === 'officer of another station') return 'NOT_FOUND';
        return READERS.includes(caller) || caller === 'officer long after the password'
          ? 'ok'
          : 'NOT_ALLOWED';
      },
    },
    unwatch: { on: 'officer', input: () => ({ caseId: scene.shared.caseId }), answer: () => 'ok' },
    // The scene’s window shares messages; a case that is not watched does not exist for an officer.
    typing: {
      on: ['complainant', 'officer'],
      input: () => ({}),
      answer: (caller) => {
        if (!caller.startsWith('complainant')) return 'INVALID_INPUT';
        return caller === 'complainant in the window' ? 'ok' : 'WINDOW_ENDED';
      },
    },
    seen: {
      on: 'officer',
      input: () => ({ caseId: scene.shared.caseId, sharedSeq: 1 }),
      answer: () => 'NOT_FOUND',
    },
    attend: { on: 'officer', input: () => ({ seatId: 'no-such-seat' }), answer: () => 'NOT_FOUND' },
  };

  const call = (live: ReturnType<typeof openLive>, event: string, input: unknown) =>
    live.socket.timeout(5000).emitWithAck(event, input);

  describe('every namespace', () => {
    it('has a decision for each of its calls', () => {
      const known = AUDIENCES.flatMap((audience) => Object.keys(incoming[audience]));
      expect(Object.keys(calls).sort()).toEqual([...new Set(known)].sort());
    });

    it.each(AUDIENCES)('/%s lets in whom it should, and answers their calls as decided', async (audience) => {
      for (const caller of CALLERS) {
        const cookie = scene.cookies[caller];
        const door = doors[audience](caller);
        const outcome = (await knock(address, audience, { cookie })) ?? 'let in';
        expect({ caller, outcome }).toEqual({ caller, outcome: door });
        if (door !== 'let in') continue;
        const live = await connected(address, audience, { cookie });
        for (const [event, { on, input, answer }] of Object.entries(calls)) {
          const { ok, code } = await call(live, event, input());
          const wanted = [on].flat().includes(audience) ? answer(caller) : 'INVALID_INPUT';
          expect({ caller, event, answer: ok ? 'ok' : code }).toEqual({ caller, event, answer: wanted });
        }
        live.socket.close();
      }
    });

    it.each(AUDIENCES)('/%s refuses a page of another origin before anything else', async (audience) => {
      for (const transport of ['websocket', 'polling'] as const) {
        for (const cookie of Object.values(scene.cookies).slice(0, 8)) {
          const headers = { origin: 'https://elsewhere.example' };
          expect(await knock(address, audience, { cookie, headers, transport })).toMatch(
            /websocket error|xhr poll error/,
          );
        }
      }
    });

    it.each(AUDIENCES)('/%s tells a client of another wire version so', async (audience) => {
      const auth = { wire: WIRE_VERSION + 1, ...(audience === 'complainant' && { cursor: null }) };
      const caller = CALLERS.find((name) => doors[audience](name) === 'let in') as Caller;
      expect(await knock(address, audience, { cookie: scene.cookies[caller], auth })).toBe('WIRE_VERSION');
    });

    it.each(['', 'nothing', 'complainant/', 'Officer', 'case:1'])(
      'there is no namespace "/%s", for any caller',
      async (namespace) => {
        for (const caller of CALLERS) {
          const outcome = await knock(address, namespace, {
            cookie: scene.cookies[caller],
            auth: { wire: 2 },
          });
          expect({ caller, outcome }).toEqual({
            caller,
            outcome: expect.stringMatching(/Invalid namespace|NOT_FOUND/),
          });
        }
      },
    );

    it('an officer watches a case of another station exactly as one that does not exist', async () => {
      const live = await connected(address, 'officer', {
        cookie: scene.cookies['officer of another station'],
      });
      const one = await call(live, 'watch', { caseId: scene.shared.caseId, cursor: 0 });
      const other = await call(live, 'watch', { caseId: 'no-such-case', cursor: 0 });
      expect(one).toEqual(other);
      live.socket.close();
    });
  });
});
