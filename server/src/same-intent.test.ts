import { randomUUID } from 'node:crypto';
import { type RouteId, routes } from '@sunshine-seat/shared/contract/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Input, prepare } from './testing/matrix-inputs.ts';
import { buildScene, type Caller, type Scene } from './testing/matrix-scene.ts';
import { decisions } from './testing/matrix-table.ts';
import { startTestApp, type TestApp } from './testing/test-app.ts';

const AT_ONCE = 8;
const ROUNDS = 4;
const IDEMPOTENT = (Object.keys(routes) as RouteId[]).filter((id) => 'isIdempotent' in routes[id]);
/** Refused in a scene that has a station. */
const OF_A_FIRST_START: readonly RouteId[] = ['setUp'];

/** Counted per sender; the clock gives the tries back. */
const COUNTED: Partial<Record<RouteId, number>> = {
  approvePairing: 80_000,
  drawMark: 1000,
  undoMark: 1000,
  drawOwnMark: 1000,
  undoOwnMark: 1000,
  sendMessage: 20_000,
  sendOwnMessage: 20_000,
  addClue: 50_000,
  addOwnClue: 50_000,
};

let server: TestApp;
let scene: Scene;
beforeAll(async () => {
  server = await startTestApp();
  scene = await buildScene(server);
});
afterAll(() => server.close());

/** Someone who is let in, and is not who prepared the input. */
function callerOf(routeId: RouteId): Caller {
  const decision = decisions[routeId];
  if (decision.for === 'complainant') return 'complainant in the window';
  if (decision.for === 'seat') return 'seat display';
  if (typeof decision.for === 'string') return 'nobody';
  return decision.for[0] as Caller;
}

function sender<R extends RouteId>(routeId: R, input: Input<R>, cookie: string) {
  const key = randomUUID();
  return () => server.nobody().call(routeId, { ...input, key, headers: { cookie } });
}

describe('one intent sent many times at once', () => {
  it.each(IDEMPOTENT.filter((id) => !OF_A_FIRST_START.includes(id)))(
    '%s is carried out once, and every repeat gets the first answer',
    async (routeId) => {
      const caller = callerOf(routeId);
      for (let round = 0; round < ROUNDS; round += 1) {
        const send = sender(routeId, await prepare[routeId](scene, caller), scene.cookies[caller]);
        server.clock.advance(COUNTED[routeId] ?? 0);
        const together = await Promise.all(Array.from({ length: AT_ONCE }, send));
        const answers = [...together, await send()].map(({ status, body }) => ({ status, body }));
        expect(answers[0]?.status).toBeLessThan(300);
        for (const answer of answers) expect(answer).toEqual(answers[0]);
      }
    },
  );
});
