import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { errorReply, WIRE_VERSION } from './base.ts';
import { ERROR_STATUS } from './errors.ts';
import { handshake, incoming, outgoing, refusal } from './live.ts';
import { type Route, routes } from './routes.ts';

const FILE = 'wire-versions.json';
const known: Record<string, string> = JSON.parse(readFileSync(new URL(`./${FILE}`, import.meta.url), 'utf8'));

/** Everything that crosses the wire, as plain data. */
function wire() {
  const describe = (io: 'input' | 'output', schemas: object) =>
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema as z.ZodMiniType, { io, unrepresentable: 'any' }),
    ]);
  return {
    errors: [ERROR_STATUS, describe('output', { errorReply, refusal })],
    routes: byName<Route>(routes).map(([id, { summary: _, params, query, body, reply, ...how }]) => ({
      id,
      how,
      asked: describe('input', Object.fromEntries(Object.entries({ params, query, body }).filter(has))),
      answered: describe('output', { reply }),
    })),
    handshake: describe('input', handshake),
    outgoing: Object.entries(outgoing).map(([audience, events]) => [audience, describe('output', events)]),
    incoming: Object.entries(incoming).map(([audience, calls]) => [
      audience,
      Object.entries(calls as Record<string, { input: z.ZodMiniType; reply: z.ZodMiniType }>).map(
        ([event, { input, reply }]) => [event, describe('input', { input }), describe('output', { reply })],
      ),
    ]),
  };
}

/** In an order of their own: moving a route to another file is no change of the wire. */
const byName = <T>(named: Record<string, T>) => Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1));
const has = ([, schema]: [string, unknown]) => schema !== undefined;

it('the wire has not changed without a new wire version', () => {
  const hash = createHash('sha256').update(JSON.stringify(wire())).digest('hex');
  const next = WIRE_VERSION + (known[WIRE_VERSION] ? 1 : 0);
  expect(
    known[WIRE_VERSION],
    `Messages of the contract changed shape. Clients that are open now would misread them, so:
raise WIRE_VERSION in shared/src/contract/base.ts to ${next}, add "${next}": "${hash}" to
shared/src/contract/${FILE}, and tell of the change in docs/live-protocol.md.
(A version that was never released may take the new hash in place.)`,
  ).toBe(hash);
});

it('the newest version written down is the one in force', () => {
  expect(Math.max(...Object.keys(known).map(Number))).toBe(WIRE_VERSION);
});
