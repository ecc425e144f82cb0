import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import type { Body, Params, QueryOf, Reply, RouteId } from '@sunshine-seat/shared/contract/routes.ts';
import { routes } from '@sunshine-seat/shared/contract/routes.ts';
import type { Role } from '@sunshine-seat/shared/domain/permissions.ts';
import { addOfficer } from '../accounts/officers.commands.ts';
import { type App, buildApp } from '../app.ts';
import { type TestClock, testClock } from '../platform/clock.ts';
import { deriveSecrets } from '../platform/crypto/secrets.ts';
import type { Database } from '../platform/db/database.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { createLogger } from '../platform/logger.ts';
import { createPresence } from '../platform/presence.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { addStation, newStation } from '../stations/stations.commands.ts';
import type { Station } from '../stations/stations.queries.ts';

export const PASSWORD = 'a password for tests only';
/** 23 November 2026, 13:00 in Shanghai. */
export const START = Date.UTC(2026, 10, 23, 5, 0, 0);

/** A real argon2id hash that costs next to nothing to check. */
const lightHash = (password: string) =>
  hash(password, { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 });

interface Given {
  db?: Database;
  clock?: TestClock;
  secrets?: Services['secrets'];
  publicUrl?: string;
  logger?: Services['logger'];
  hasLongPolling?: boolean;
}

/** The whole server in this process, on a database of its own, with a clock that stands until moved. Close it. */
export async function startTestApp(given: Given = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunshine-test-'));
  const db = given.db ?? (await openDatabase({ dataDir }));
  await db.migrate();
  const services: Services & { clock: TestClock } = {
    db,
    clock: given.clock ?? testClock(START),
    secrets: given.secrets ?? deriveSecrets(randomBytes(32)),
    logger: given.logger ?? createLogger('silent'),
    presence: createPresence(),
    publicUrl: given.publicUrl ?? 'http://localhost:3000',
  };
  const app = await buildApp(services, {
    clientDir: join(dataDir, 'none'),
    trustProxy: undefined,
    isProduction: false,
    hasLongPolling: given.hasLongPolling ?? true,
  });
  let serial = 0;

  return {
    app,
    services,
    clock: services.clock,
    /** Where its database lies, when it was not given one. */
    dataDir,
    /** Listens on a free port of the loopback and gives the address. */
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    async station(code: string, change: Partial<Station> = {}): Promise<Station> {
      const brand = {
        code,
        names: { 'zh-Hans': `${code}派出所` },
        accent: null,
        phone: null,
        timeZone: 'Asia/Shanghai',
      };
      const station = { ...newStation(brand, services.clock.now()), ...change };
      await commit(services, {
        answer: null,
        rows: (tx) => addStation(tx, station),
        audit: [
          { chain: station.id, at: 0, actor: 'system', action: 'station-added', ip: '', requestId: '' },
        ],
      });
      return station;
    },
    /** An officer, signed in. */
    async officer(
      station: Station,
      ...roles: Role[]
    ): Promise<TestClient & { officerId: string; badge: string }> {
      serial += 1;
      const badge = String(100_000 + serial);
      const person = { badge, name: `警官${serial}`, familyName: '王', familyNameLatin: 'Wang', roles };
      const { id } = await addOfficer(services, station.id, person, PASSWORD, lightHash);
      const client = testClient(app);
      await client.ok('signIn', { body: { badge, password: PASSWORD } });
      return Object.assign(client, { officerId: id, badge });
    },
    /** Someone without a session. */
    nobody: () => testClient(app),
    async close(): Promise<void> {
      await app.close();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

interface CallInput<R extends RouteId> {
  params?: Params<R>;
  query?: QueryOf<R>;
  body?: Body<R>;
  /** A piece of a file, for a route that takes bytes. */
  bytes?: Uint8Array;
  key?: string;
  ip?: string;
  headers?: Record<string, string>;
}

/** Calls routes by their id in the contract and keeps the cookies it is given, or begins with. */
export function testClient(app: App, cookie = '') {
  const cookies = new Map(
    cookie.split('; ').flatMap((pair) => (pair ? [pair.split('=') as [string, string]] : [])),
  );

  async function call<R extends RouteId>(routeId: R, given: CallInput<R> = {}) {
    const route = routes[routeId];
    const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
      String((given.params as Record<string, string>)?.[name]),
    );
    const answer = await app.inject({
      method: route.method,
      url: `/api/v1${path}`,
      ...(given.query && { query: given.query as Record<string, string> }),
      ...(given.body !== undefined && { payload: given.body as object }),
      ...(given.bytes && { payload: Buffer.from(given.bytes) }),
      remoteAddress: given.ip ?? '127.0.0.1',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'idempotency-key': given.key ?? randomUUID(),
        ...(given.bytes && { 'content-type': 'application/octet-stream' }),
        ...given.headers,
      },
    });
    for (const cookie of answer.cookies) {
      if (cookie.value) cookies.set(cookie.name, cookie.value);
      else cookies.delete(cookie.name);
    }
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : answer.rawPayload,
      headers: answer.headers,
      text: answer.payload,
    };
  }

  return {
    call,
    /** The reply of a call that must succeed. */
    async ok<R extends RouteId>(routeId: R, given: CallInput<R> = {}): Promise<Reply<R>> {
      const { status, text, body } = await call(routeId, given);
      if (status >= 300) throw new Error(`${routeId} was refused: ${status} ${text}`);
      return body as Reply<R>;
    },
    /** The code of a call that must be refused. */
    async refused<R extends RouteId>(routeId: R, given: CallInput<R> = {}): Promise<string> {
      const { status, text, body } = await call(routeId, given);
      if (status < 400) throw new Error(`${routeId} was not refused: ${status} ${text}`);
      return body.error.code;
    },
    /** The cookie header, for a socket. */
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  };
}

export type TestClient = ReturnType<typeof testClient>;

/** A report as a desk would type it. */
export const report = (change: Partial<Body<'takeReport'>> = {}): Body<'takeReport'> => ({
  kind: 'theft',
  occurredAt: START - 20 * 60_000,
  place: '青年路公交站',
  what: '手机在车上被偷。',
  items: [{ name: '黑色手机', marks: null }],
  complainant: { name: '刘先生', phone: '13900000001', language: 'zh-Hans' },
  ...change,
});

/** An update with only what is given. */
export const update = (version: number, change: Partial<Body<'postUpdate'>>): Body<'postUpdate'> => ({
  version,
  visibility: 'shared',
  milestone: null,
  note: null,
  place: null,
  reason: null,
  outcome: null,
  nextUpdateBy: null,
  ...change,
});
