import { ERROR_STATUS } from '@sunshine-seat/shared/contract/errors.ts';
import { type RouteId, routes } from '@sunshine-seat/shared/contract/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnEachEngine } from './platform/db/testing.ts';
import { type Input, missing, prepare } from './testing/matrix-inputs.ts';
import { buildScene, CALLERS, type Caller, type Scene } from './testing/matrix-scene.ts';
import { type Answer, decisions, expected } from './testing/matrix-table.ts';
import { startTestApp, type TestApp } from './testing/test-app.ts';

const ROUTE_IDS = Object.keys(routes) as RouteId[];
/** After these the caller needs a new session. */
const SESSION_IS_OVER: readonly RouteId[] = ['closePass', 'signOut', 'endSession', 'changePassword'];
/** Headers that differ between any two answers. */
const OWN_HEADERS = ['date', 'content-length'];

describeOnEachEngine('the matrix', (open, engine) => {
  /** What does not hang on the engine is asked once. */
  const isAskedBefore = engine === 'postgres';

  let server: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    server = await startTestApp({ db: await open() });
    scene = await buildScene(server);
  });
  afterAll(() => server.close());

  const statusOf = (answer: Answer) => (typeof answer === 'number' ? answer : ERROR_STATUS[answer]);

  async function ask<R extends RouteId>(routeId: R, caller: Caller, input: Input<R>) {
    const answer = await server.nobody().call(routeId, {
      ...input,
      ip: `10.2.${CALLERS.indexOf(caller)}.${ROUTE_IDS.indexOf(routeId)}`,
      headers: { cookie: scene.cookies[caller] },
    });
    return { ...answer, code: answer.body?.error?.code ?? answer.status };
  }

  /** A refusal without what is different by nature: nothing else may tell one from another. */
  function bare({ status, body, headers }: Awaited<ReturnType<typeof ask>>) {
    const { requestId, ...error } = body.error;
    expect(requestId).toEqual(expect.any(String));
    const rest = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name));
    return { status, error, headers: rest, length: headers['content-length'] };
  }

  describe('every route of the contract', () => {
    it('has a decision about who may call it', () => {
      expect(Object.keys(decisions).sort()).toEqual([...ROUTE_IDS].sort());
    });

    describe.each(ROUTE_IDS)('%s', (routeId) => {
      it('answers each kind of caller as decided', async () => {
        const refusedWith = await prepare[routeId](scene, 'nobody');
        for (const caller of CALLERS) {
          const answer = expected(decisions[routeId], caller);
          const isLetIn = typeof answer === 'number';
          const input = isLetIn ? await prepare[routeId](scene, caller) : refusedWith;
          const given = await ask(routeId, caller, input);
          expect({ caller, status: given.status, code: given.code }).toEqual({
            caller,
            status: statusOf(answer),
            code: answer,
          });
          if (isLetIn && SESSION_IS_OVER.includes(routeId)) await scene.renew(caller);
        }
      });
    });

    it.each(ROUTE_IDS.filter((id) => 'params' in routes[id] && decisions[id].for !== 'anyone'))(
      '%s says NOT_FOUND to those it lets in when the thing does not exist',
      async (routeId) => {
        for (const caller of CALLERS) {
          if (typeof expected(decisions[routeId], caller) !== 'number') continue;
          const { code } = await ask(routeId, caller, missing(await prepare[routeId](scene, caller)));
          expect({ caller, code }).toEqual({ caller, code: 'NOT_FOUND' });
        }
      },
    );

    if (isAskedBefore) return;

    it.each(ROUTE_IDS.filter((id) => 'params' in routes[id]))(
      '%s answers those it refuses alike, whether the thing exists or not',
      async (routeId) => {
        for (const caller of CALLERS) {
          const answer = expected(decisions[routeId], caller);
          if (typeof answer === 'number') continue;
          const existing = await prepare[routeId](scene, 'nobody');
          const one = await ask(routeId, caller, existing);
          const other = await ask(routeId, caller, missing(existing));
          expect({ caller, ...bare(one) }).toEqual({ caller, ...bare(other) });
        }
      },
    );

    it.each(ROUTE_IDS.filter((id) => routes[id].method !== 'GET'))(
      '%s refuses a page of another origin, whoever holds the cookie',
      async (routeId) => {
        for (const origin of ['https://elsewhere.example', 'null', 'http://localhost:3001']) {
          const answer = await server.nobody().call(routeId, {
            ...missing(await prepare[routeId](scene, 'nobody')),
            headers: { cookie: scene.worker.cookie(), origin, host: 'localhost:3000' },
          });
          expect(answer.body.error.code).toBe('ORIGIN_REFUSED');
        }
      },
    );

    it('ending a session of someone else is answered as one that does not exist', async () => {
      const { sessions } = await scene.worker.ok('listSessions');
      const other = { params: { sessionId: sessions[0]?.id ?? '' } };
      const one = await ask('endSession', 'desk', other);
      expect(bare(one)).toEqual(bare(await ask('endSession', 'desk', missing(other))));
      expect(one.code).toBe('NOT_FOUND');
    });

    it('an officer of another station cannot be put in charge, and is answered as one that does not exist', async () => {
      const { params, body } = await prepare.assignOfficer(scene, 'desk');
      const { officers } = (await ask('listOfficers', 'officer of another station', {})).body;
      const given = (officerId: string) =>
        ask('assignOfficer', 'desk', { params, body: { version: body?.version ?? 0, officerId } });
      const one = await given(officers[0].id);
      expect(bare(one)).toEqual(bare(await given('nobody-at-all')));
      expect(one.code).toBe('NOT_FOUND');
    });
  });

  if (isAskedBefore) return;

  describe('beside the routes of the contract', () => {
    const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers });

    it.each(['/healthz', '/readyz', '/metrics', '/api/openapi.json'])(
      '%s answers every caller alike',
      async (url) => {
        for (const caller of CALLERS) {
          const answer = await get(url, { cookie: scene.cookies[caller] });
          expect({ caller, status: answer.statusCode }).toEqual({ caller, status: 200 });
          expect(answer.headers['set-cookie']).toBeUndefined();
        }
      },
    );

    it('metrics name no case, station or person', async () => {
      const { payload } = await get('/metrics');
      for (const secret of [
        scene.shared.caseId,
        scene.shared.pass.number,
        scene.home.id,
        scene.worker.officerId,
      ])
        expect(payload).not.toContain(secret);
    });

    it('the description of the interface lists every route', async () => {
      const { paths } = (await get('/api/openapi.json')).json();
      const listed = Object.values(paths as Record<string, Record<string, { operationId: string }>>)
        .flatMap((methods) => Object.values(methods))
        .map(({ operationId }) => operationId);
      expect(listed.sort()).toEqual([...ROUTE_IDS].sort());
    });

    it.each(['/api/v1/nothing', '/api/v2/portal', '/nothing', '/api/v1/../../etc/passwd'])(
      '%s is not found, for any caller alike',
      async (url) => {
        for (const caller of CALLERS) {
          const answer = await get(url, { cookie: scene.cookies[caller] });
          expect(answer.statusCode).toBe(404);
          expect(answer.json().error.code).toBe('NOT_FOUND');
        }
      },
    );

    it('a method that a route does not have is refused with a code', async () => {
      for (const [method, url] of [
        ['PUT', '/api/v1/portal'],
        ['PATCH', '/api/v1/cases'],
        ['DELETE', '/api/v1/cases'],
        ['POST', '/healthz'],
        ['OPTIONS', '/api/v1/cases'],
      ] as const) {
        const answer = await server.app.inject({ method, url, headers: { cookie: scene.worker.cookie() } });
        expect(answer.json().error.code).toBe('NOT_FOUND');
      }
    });
  });
});
