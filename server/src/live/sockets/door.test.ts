import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { testClock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { createDoor, type Place } from './door.ts';
import { createPace } from './pace.ts';

/** People at a door: who was let in, in which order, and how they leave. */
function crowd(options = { atOnce: 3, waiting: 10 }) {
  const clock = testClock(1000);
  const door = createDoor(clock, options);
  const inside = new Map<string, Place>();
  const order: string[] = [];
  const sentAway: number[] = [];
  return {
    clock,
    inside,
    order,
    sentAway,
    async come(name: string, audience = 'complainant') {
      try {
        const place = await door.enter(audience);
        order.push(name);
        inside.set(name, place);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'BUSY') throw error;
        sentAway.push(error.details.retryAfterMs ?? 0);
      }
    },
    async leave(name: string) {
      inside.get(name)?.();
      inside.delete(name);
      await nextTurn();
      await nextTurn();
    },
  };
}
const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

describe('the door', () => {
  it('lets so many in at once, and the others in their order as places become free', async () => {
    const { come, leave, inside, order } = crowd();
    for (const name of names(8)) void come(name);
    await nextTurn();
    expect([...inside.keys()]).toEqual(['0', '1', '2']);
    for (const name of ['1', '0', '2', '3', '5']) {
      await leave(name);
      expect(inside.size).toBeLessThanOrEqual(3);
    }
    expect(order).toEqual(names(8));
  });

  it('gives a place to the next one only in another turn of the event loop', async () => {
    const { come, inside } = crowd({ atOnce: 1, waiting: 10 });
    void come('a');
    void come('b');
    await nextTurn();
    inside.get('a')?.();
    await Promise.resolve();
    expect([...inside.keys()]).toEqual(['a']);
    await nextTurn();
    await nextTurn();
    expect([...inside.keys()]).toEqual(['a', 'b']);
  });

  it('serves one audience after the other, whoever came in thousands', async () => {
    const { come, leave, order } = crowd({ atOnce: 1, waiting: 100 });
    for (const name of names(20)) void come(name);
    void come('officer', 'officer');
    void come('display', 'kiosk');
    await nextTurn();
    for (let count = 0; count < 5; count += 1) await leave(order.at(-1) ?? '');
    expect(order.slice(0, 5)).toEqual(['0', '1', 'officer', 'display', '2']);
  });

  it('sends away whoever cannot even wait, each to come back a little later than the one before', async () => {
    const { come, inside, sentAway } = crowd({ atOnce: 2, waiting: 3 });
    await Promise.all(names(2).map((name) => come(name)));
    for (const name of names(40).slice(2)) void come(name);
    await nextTurn();
    expect(inside.size).toBe(2);
    expect(sentAway).toHaveLength(35);
    expect(new Set(sentAway).size).toBe(35);
    expect(sentAway).toEqual([...sentAway].sort((a, b) => a - b));
    expect(sentAway[0]).toBeGreaterThanOrEqual(1000);
  });

  it('sends nobody away for long, also when the clock was moved back', async () => {
    const { come, clock, sentAway } = crowd({ atOnce: 1, waiting: 0 });
    await come('in');
    for (const name of names(5)) await come(name);
    clock.advance(-60 * 60_000);
    await come('late');
    expect(sentAway.at(-1)).toBeLessThanOrEqual(30_000);
  });

  it('takes a place back once, however often it is returned', async () => {
    const { come, leave, inside } = crowd({ atOnce: 1, waiting: 10 });
    for (const name of names(4)) void come(name);
    await nextTurn();
    const place = inside.get('0');
    place?.();
    place?.();
    await leave('0');
    expect([...inside.keys()]).toEqual(['1']);
  });
});

describe('the pace', () => {
  it('does so much in a turn and all of it in the end, in its order', async () => {
    const pace = createPace(3);
    const done: number[] = [];
    for (let count = 1; count <= 8; count += 1) pace(() => done.push(count));
    expect(done).toEqual([1, 2, 3]);
    await nextTurn();
    expect(done).toEqual([1, 2, 3, 4, 5, 6]);
    await nextTurn();
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
