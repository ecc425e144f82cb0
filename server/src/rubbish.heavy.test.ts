import { randomUUID } from 'node:crypto';
import { createConnection } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ERROR_STATUS, type ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import { type RouteId, routes } from '@sunshine-seat/shared/contract/routes.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedCase } from './testing/case-steps.ts';
import { prepare } from './testing/matrix-inputs.ts';
import { buildScene, type Scene } from './testing/matrix-scene.ts';
import { nastyText, oddCookie, oddHeaders, pathPart, rawBody } from './testing/rubbish.ts';
import { PASSWORD, startTestApp, type TestApp, type TestClient } from './testing/test-app.ts';

const INPUTS = 1000;
const ROUTE_IDS = Object.keys(routes) as RouteId[];
/** A refusal with one of these is the server's own affair and right only when it is so. */
const NEVER = new Set<ErrorCode>(['INTERNAL', 'STOPPING']);
/** Each try costs a core for a while: the counts of tries are what is tried here, from one address. */
const COSTLY: readonly RouteId[] = ['signIn', 'stepUp', 'changePassword', 'createOfficer', 'resetPassword'];

let server: TestApp;
let scene: Scene;
let port: number;
beforeAll(async () => {
  server = await startTestApp();
  scene = await buildScene(server);
  port = Number(new URL(await server.listen()).port);
});
afterAll(() => server.close());

let asked = 0;
/** Another address every few requests, so that counting tries does not hide what lies behind it. */
function address(routeId: RouteId): string {
  asked += 1;
  return COSTLY.includes(routeId) ? '10.9.0.1' : `10.8.${(asked >> 11) & 255}.${(asked >> 3) & 255}`;
}

/** Some rubbish is a valid goodbye, or another password: it is tried on someone who is not needed afterwards. */
let anyone: TestClient;
const ON_ANYONE: readonly RouteId[] = ['signOut', 'stepUp', 'changePassword', 'endSession', 'listSessions'];
const ENDS_ITSELF: readonly RouteId[] = ['signOut', 'changePassword', 'endSession'];
/** Stands for the right cookie in what is made up beforehand. */
const RIGHT = 'the-right-cookie';

function cookieFor(routeId: RouteId): string {
  const { access } = routes[routeId];
  if (ON_ANYONE.includes(routeId)) return anyone.cookie();
  if (access === 'complainant') return scene.cookies['complainant in the window'];
  return access === 'kiosk' ? scene.cookies.kiosk : scene.worker.cookie();
}

interface Rubbish {
  parts: string[];
  query: [string, string][];
  body: { payload: string; type: string | undefined };
  headers: Record<string, string | undefined>;
  cookie: string;
}

function rubbishFor(right: { params?: unknown; body?: unknown }): fc.Arbitrary<Rubbish> {
  const known = Object.values(right.params ?? {}) as string[];
  const part = fc.oneof(pathPart, fc.constantFrom(...known, 'x'));
  return fc.record({
    parts: fc.array(part, { minLength: known.length, maxLength: known.length }),
    query: fc.array(fc.tuple(fc.constantFrom('after', 'before', 'state', '__proto__', 'x'), nastyText), {
      maxLength: 3,
    }),
    body: rawBody(right.body ?? {}),
    headers: oddHeaders,
    cookie: oddCookie(RIGHT),
  });
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed());

async function send(routeId: RouteId, rubbish: Rubbish, isSignedIn: boolean) {
  const { method, path } = routes[routeId];
  const parts = [...rubbish.parts];
  const query = rubbish.query.map(([name, value]) => `${name}=${encode(value)}`).join('&');
  const { payload, type } = rubbish.body;
  const hasBody = method !== 'GET';
  return server.app.inject({
    method,
    url: `/api/v1${path.replace(/:\w+/g, () => parts.shift() ?? 'x')}${query && `?${query}`}`,
    remoteAddress: address(routeId),
    headers: {
      'idempotency-key': randomUUID(),
      ...rubbish.headers,
      ...(hasBody && type !== undefined && { 'content-type': type }),
      cookie: isSignedIn ? rubbish.cookie.replace(RIGHT, cookieFor(routeId)) : '',
    },
    ...(hasBody && { payload }),
  });
}

type Answer = Awaited<ReturnType<typeof send>>;

/** Every refusal says in a code of the contract what is wrong, and nothing of the inside. */
function expectClear(answer: Answer): void {
  if (answer.statusCode < 400) return;
  const { error } = answer.json();
  expect(ERROR_STATUS).toHaveProperty(error.code);
  expect(answer.statusCode).toBe(ERROR_STATUS[error.code as ErrorCode]);
  expect([...NEVER]).not.toContain(error.code);
  const known = ['code', 'fields', 'retryAfterMs', 'version', 'requestId'];
  expect(Object.keys(error).filter((name) => !known.includes(name))).toEqual([]);
  expect(answer.payload).not.toMatch(/node_modules|server\/src|SELECT|SQLITE|stack/);
}

describe('rubbish at every route', () => {
  it.each(ROUTE_IDS)('%s answers it with a clear code', async (routeId) => {
    await keepSessions();
    anyone = await server.officer(scene.home, 'patrol');
    const right = await prepare[routeId](scene, 'nobody');
    await fc.assert(
      fc.asyncProperty(rubbishFor(right), fc.boolean(), async (rubbish, isSignedIn) => {
        const answer = await send(routeId, rubbish, isSignedIn);
        expectClear(answer);
        if (answer.statusCode < 300 && ENDS_ITSELF.includes(routeId))
          anyone = await server.officer(scene.home, 'patrol');
        server.clock.advance(20);
        if (asked % 200 === 0) await keepSessions();
      }),
      { numRuns: INPUTS, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
    );
    for (const caller of ['complainant in the window', 'kiosk'] as const) await scene.renew(caller);
  });

  it('at addresses that are none of the routes is answered with a clear code', async () => {
    const path = fc.array(fc.oneof(pathPart, nastyText.map(encode)), { maxLength: 6 });
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD');
    await fc.assert(
      fc.asyncProperty(
        path,
        method,
        fc.constantFrom('/api/', '/api/v1/', '/', '//'),
        async (parts, verb, root) => {
          const answer = await server.app.inject({ method: verb, url: root + parts.join('/') });
          if (verb !== 'HEAD') expectClear(answer);
          expect(answer.statusCode).toBeLessThan(500);
        },
      ),
      { numRuns: INPUTS },
    );
  });
});

/** The clock goes on; whoever decides has to give the password again every few minutes. */
async function keepSessions(): Promise<void> {
  for (const client of [scene.worker, scene.approver])
    await client.call('stepUp', { body: { password: PASSWORD }, ip: '10.7.0.2' });
}

/** What a server answers to bytes that are no request. */
function onTheWire(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1');
    let said = '';
    socket.on('data', (data) => {
      said += data;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(said));
    socket.end(bytes);
  });
}

describe('bytes that are no request', () => {
  const line = 'POST /api/v1/pass/session HTTP/1.1\r\nhost: x\r\nconnection: close\r\n';
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a header without a name', `${line}: x\r\n\r\n`, 400],
    ['two lengths', `${line}content-length: 1\r\ncontent-length: 2\r\n\r\nx`, 400],
    ['a length that is no number', `${line}content-length: x\r\n\r\n`, 400],
    ['a chunk without a size', `${line}transfer-encoding: chunked\r\n\r\nzz\r\n`, 400],
    ['headers without end', `${line}x: ${'a'.repeat(20_000)}\r\n\r\n`, 413],
    ['a broken address', 'GET /api/v1/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 404],
  ])('%s get a clear code', async (_, bytes, status) => {
    const said = await onTheWire(port, bytes);
    const [head = '', body = ''] = said.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const { error } = JSON.parse(body);
    expect(ERROR_STATUS[error.code as ErrorCode]).toBe(status);
  });
});

describe('memory', () => {
  it('does not grow with what is refused', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used: number[] = [];
    for (let batch = 0; batch < 4; batch += 1) {
      const inputs = fc.sample(rubbishFor({ body: { number: 'CZ-2611-0001', code: 'x' } }), 1000);
      for (const rubbish of inputs) await send('openPass', rubbish, false);
      collect();
      used.push(process.memoryUsage().heapUsed / 2 ** 20);
    }
    // The first batch fills what is filled once; what the other three leave behind is measured.
    const [, second = 0, , fourth = 0] = used;
    expect(fourth - second).toBeLessThan(8);
  });
});

describe('after all of it', () => {
  it('the server still serves the story', async () => {
    await scene.worker.ok('stepUp', { body: { password: PASSWORD }, ip: '10.7.0.1' });
    const approver = await server.officer(scene.home, 'approver');
    const { pass } = await sharedCase(scene.worker, approver);
    const phone = server.nobody();
    await phone.ok('openPass', { body: { number: pass.number, code: pass.code } });
    const own = await phone.ok('getOwnCase');
    expect(own.header.sharing.phase).toBe('open');
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });
});
