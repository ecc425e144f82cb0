import { ERROR_STATUS } from '@sunshine-seat/shared/contract/errors.ts';
import { type Audience, incoming } from '@sunshine-seat/shared/contract/live.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connected, type openLive } from './testing/live-client.ts';
import { buildScene, type Caller, type Scene, sharedVersion } from './testing/matrix-scene.ts';
import { PlainClient } from './testing/plain-client.ts';
import { anyJson, nastyText, nearly, oddCookie } from './testing/rubbish.ts';
import { startTestApp, type TestApp, update } from './testing/test-app.ts';

const INPUTS = 1000;
const BYTES_A_MESSAGE = 16_384;
const HOLDERS: Record<Audience, Caller> = {
  complainant: 'complainant in the window',
  officer: 'desk',
  kiosk: 'kiosk',
  seat: 'seat display',
};

let server: TestApp;
let scene: Scene;
let address: string;
beforeAll(async () => {
  server = await startTestApp();
  scene = await buildScene(server);
  address = await server.listen();
});
afterAll(() => server.close());

type Live = ReturnType<typeof openLive>;

/** Sends one call; the answer, which must come. */
async function ask(live: Live, event: string, given: unknown[]): Promise<{ ok: boolean; code?: string }> {
  // The clock stands: without it moving, the count of calls would hide what lies behind it.
  server.clock.advance(100);
  return live.socket.timeout(10_000).emitWithAck(event, ...given);
}

function expectClear(answer: { ok: boolean; code?: string }): void {
  if (answer.ok) return;
  expect(ERROR_STATUS).toHaveProperty(String(answer.code));
  expect(answer.code).not.toBe('INTERNAL');
  expect(Object.keys(answer).filter((name) => !['ok', 'code', 'retryAfterMs'].includes(name))).toEqual([]);
}

/** What can be sent at all within the limit of a message. */
const sendable = (given: unknown[]) => Buffer.byteLength(JSON.stringify(given)) < BYTES_A_MESSAGE - 200;
// Socket.IO keeps these names for itself and ends the connection of whoever sends them.
const RESERVED = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'];

describe.each(Object.keys(incoming) as Audience[])('rubbish at /%s', (audience) => {
  const right: Record<string, () => object> = {
    reached: () => ({ delivered: 1, seen: 1 }),
    resync: () => ({ cursor: 0 }),
    watch: () => ({ caseId: scene.shared.caseId, cursor: 0 }),
    unwatch: () => ({ caseId: scene.shared.caseId }),
  };
  let live: Live;
  beforeAll(async () => {
    live = await connected(address, audience, { cookie: scene.cookies[HOLDERS[audience]] });
  });
  afterAll(() => live.socket.close());

  it.each([...Object.keys(incoming[audience]), 'a call there is not'])(
    '%s is answered with a clear code, whatever is given',
    async (event) => {
      const content = nearly(right[event]?.() ?? {});
      const given: fc.Arbitrary<unknown[]> = fc.oneof(
        content.map((one): unknown[] => [one]),
        fc.tuple(content, anyJson).map((both): unknown[] => both),
        fc.constant<unknown[]>([]),
      );
      await fc.assert(
        fc.asyncProperty(given.filter(sendable), async (all) => expectClear(await ask(live, event, all))),
        { numRuns: INPUTS, interruptAfterTimeLimit: 40_000 },
      );
      expect(live.socket.connected).toBe(true);
    },
  );

  it('calls of any name are answered with a clear code', async () => {
    const name = fc.oneof(nastyText, fc.constantFrom('__proto__', 'toString', 'hasOwnProperty', 'snapshot'));
    const calls = fc
      .tuple(
        name.filter((event) => !RESERVED.includes(event)),
        anyJson,
      )
      .filter(sendable);
    await fc.assert(
      fc.asyncProperty(calls, async ([event, one]) => {
        const answer = await ask(live, event, [one]);
        if (!Object.hasOwn(incoming[audience], event))
          expect(answer).toEqual({ ok: false, code: 'INVALID_INPUT' });
      }),
      { numRuns: INPUTS / 2 },
    );
  });

  it('too many calls at once are all answered', async () => {
    const calls = Array.from({ length: 200 }, () => live.socket.timeout(10_000).emitWithAck('x', {}));
    const answers = await Promise.all(calls);
    const codes = new Set(answers.map(({ code }) => code));
    expect([...codes].sort()).toEqual(['INVALID_INPUT', 'THROTTLED']);
    expect(answers.find(({ code }) => code === 'THROTTLED').retryAfterMs).toBeGreaterThan(0);
    server.clock.advance(60_000);
  });
});

/** Sends frames over a bare websocket; what came back until it was closed, or until a ping of our own was answered. */
function sendFrames(frames: (string | Buffer)[], cookie: string, path = ''): Promise<string[]> {
  return new Promise((resolve) => {
    const url = `${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket${path}`;
    const ws = new WebSocket(url, { headers: { cookie } });
    const said: string[] = [];
    const end = () => {
      ws.terminate();
      resolve(said);
    };
    ws.on('error', end);
    ws.on('close', end);
    ws.on('pong', end);
    ws.on('message', (data) => {
      said.push(String(data));
      if (said.length > 1) return;
      for (const frame of frames) ws.send(frame);
      ws.ping();
    });
  });
}

describe('frames that are none', () => {
  const json = anyJson.map((value) => JSON.stringify(value) ?? '');
  const frame = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('40', '41', '42', '43', '44', '45', '46', '47', '4', '0', '1', '5', '6', '9'),
        fc.oneof(
          nastyText,
          json,
          json.map((text) => `/complainant,${text}`),
          json.map((text) => `/complainant,99999999999999999999${text}`),
          json.map((text) => `1-/complainant,["reached",{"_placeholder":true,"num":0},${text || 0}]`),
          json.map((text) => `999999999-/complainant,${text}`),
        ),
      )
      .map(([type, rest]) => `${type}${rest}`),
    nastyText,
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom('x'.repeat(BYTES_A_MESSAGE + 1), `42${'['.repeat(9000)}`),
  );

  it('neither crash the server nor make it say anything of the inside', async () => {
    const holder = scene.cookies['complainant in the window'];
    const hello = '40/complainant,{"wire":2,"cursor":0}';
    await fc.assert(
      fc.asyncProperty(
        fc.array(frame, { maxLength: 4 }),
        fc.boolean(),
        oddCookie(holder),
        async (frames, isIn, cookie) => {
          const said = await sendFrames(isIn ? [hello, ...frames] : frames, cookie);
          expect(said.join('\n')).not.toMatch(/node_modules|Error:|SQLITE|at \w+ \(/);
        },
      ),
      { numRuns: INPUTS, interruptAfterTimeLimit: 40_000 },
    );
  });

  it('nor do handshakes of any shape', async () => {
    const auth = fc.oneof(
      json,
      nearly({ wire: 2, cursor: 0 }).map((value) => JSON.stringify(value) ?? ''),
    );
    const namespace = fc.oneof(
      fc.constantFrom('complainant', 'officer', 'kiosk', '', '__proto__'),
      nastyText,
    );
    const query = fc.constantFrom('', '&sid=x', '&transport=x', '&EIO=3', '&EIO=%00', '&b64=1', '&t=%zz');
    const known = [
      'INVALID_INPUT',
      'WIRE_VERSION',
      'NOT_SIGNED_IN',
      'SESSION_ENDED',
      'NOT_FOUND',
      'Invalid namespace',
    ];
    await fc.assert(
      fc.asyncProperty(namespace, auth, query, fc.boolean(), async (name, text, path, isSignedIn) => {
        const cookie = isSignedIn ? scene.cookies['complainant in the window'] : '';
        const said = await sendFrames([`40/${name.replaceAll(/[,{]/g, '')},${text}`], cookie, path);
        for (const refusal of said.filter((one) => one.startsWith('44'))) {
          const { message } = JSON.parse(refusal.slice(refusal.indexOf('{')));
          expect(known).toContain(message);
        }
      }),
      { numRuns: INPUTS, interruptAfterTimeLimit: 40_000 },
    );
  });
});

describe('after all of it', () => {
  it('screens are still served', async () => {
    const phone = new PlainClient(address, scene.cookies['complainant in the window']);
    await phone.join();
    await scene.worker.ok('postUpdate', {
      params: { caseId: scene.shared.caseId },
      body: update(await sharedVersion(scene), { note: '仍在' }),
    });
    await expect.poll(() => phone.held.at(-1)?.entry.note).toBe('仍在');
    await phone.drop();
    const board = await connected(address, 'kiosk', { cookie: scene.cookies.kiosk });
    board.socket.close();
    const open = async () =>
      [
        ...(await server.app.inject({ url: '/metrics' })).payload.matchAll(
          /^sunshine_connections.* (\d+)$/gm,
        ),
      ].map(([, count]) => Number(count));
    // Whoever was cut off is not kept any more.
    await expect.poll(open).toEqual([0, 0, 0, 0]);
  });
});
