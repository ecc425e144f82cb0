import { type Audience, outgoing } from '@sunshine-seat/shared/contract/live.ts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parsedFor } from '../live/outlet.ts';
import { quicken } from './quick-schemas.ts';

/** What both ways of parsing make of an input: what Zod does by itself, and what is made for the schema. */
function bothWays(schema: z.ZodMiniType, input: unknown) {
  const told = ({ success, data, error }: ReturnType<typeof schema.safeParse>) =>
    success ? { data } : { issues: error?.issues.map(({ code, path }) => ({ code, path })) };
  return [schema.safeParse(input), schema.safeParse(input, { jitless: true })].map(told);
}

const header = {
  stage: 'accepted',
  officer: { familyName: '王', familyNameLatin: 'Wang', badge: '100002', name: '王建国' },
  nextUpdateBy: null,
  outcome: null,
  sharing: { phase: 'open', startsAt: 1, endsAt: 2, scopes: ['timeline'], reason: '内部' },
  identity: '刘先生',
};

describe('a schema with code made for it', () => {
  it('lets keys die that it does not know, however deep they lie', () => {
    const told = JSON.stringify(parsedFor('complainant', 'header', header));
    expect(told).toContain('Wang');
    for (const unknown of ['王建国', '内部', '刘先生']) expect(told).not.toContain(unknown);
  });

  it('passes and refuses what it did before', () => {
    const schema = z.object({
      id: z.string().check(z.minLength(2)),
      maybe: z.optional(z.int()),
      list: z.array(z.object({ at: z.nullable(z.int()) })),
      either: z.discriminatedUnion('type', [
        z.object({ type: z.literal('a'), one: z.int() }),
        z.object({ type: z.literal('b'), two: z.string() }),
      ]),
    });
    quicken(schema);
    const good = {
      id: 'xy',
      list: [{ at: 1 }, { at: null, no: 1 }],
      either: { type: 'b', two: '2', no: 1 },
      no: 1,
    };
    const { list: _, ...lacking } = good;
    const inputs = [
      good,
      { ...good, maybe: 1 },
      { ...good, maybe: undefined },
      { ...good, maybe: 'x' },
      { ...good, id: 'x' },
      { ...good, list: [{ at: 'x' }, {}] },
      { ...good, either: { type: 'c' } },
      { ...good, either: { type: 'a', one: '1' } },
      lacking,
      null,
      [],
    ];
    for (const input of inputs) {
      const [quick, slow] = bothWays(schema, input);
      expect(quick).toEqual(slow);
    }
    expect(schema.parse(good)).toEqual({
      id: 'xy',
      list: [{ at: 1 }, { at: null }],
      either: { type: 'b', two: '2' },
    });
  });

  it.each(Object.keys(outgoing) as Audience[])('is each of those to the audience %s', (audience) => {
    const objects = Object.values<z.ZodMiniType>(outgoing[audience]).filter(
      ({ def }) => def.type === 'object',
    );
    expect(objects.filter(({ _zod }) => !_zod.traits.has('$ZodObjectJIT'))).toEqual([]);
  });
});
