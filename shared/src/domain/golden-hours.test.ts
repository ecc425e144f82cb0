import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byGoldenTime, GOLDEN_MS, goldenLeft } from './golden-hours.ts';

const now = 1_800_000_000_000;
const ago = (ms: number) => ({ occurredAt: now - ms });
const order = (...cases: { occurredAt: number }[]) =>
  [...cases].sort((a, b) => byGoldenTime(a, b, now)).map(({ occurredAt }) => now - occurredAt);

describe('the golden hours', () => {
  it('are three, from the incident on', () => {
    expect(goldenLeft(now, now)).toBe(3 * 60 * 60_000);
    expect(goldenLeft(now - GOLDEN_MS, now)).toBe(0);
    expect(goldenLeft(now - GOLDEN_MS - 1, now)).toBe(-1);
  });

  it('put first the case that has least of them left', () => {
    expect(order(ago(1000), ago(GOLDEN_MS - 1), ago(5000))).toEqual([GOLDEN_MS - 1, 5000, 1000]);
  });

  it('put cases past them after all others, the newest first', () => {
    expect(order(ago(GOLDEN_MS + 9), ago(GOLDEN_MS), ago(1), ago(GOLDEN_MS + 2))).toEqual([
      1,
      GOLDEN_MS,
      GOLDEN_MS + 2,
      GOLDEN_MS + 9,
    ]);
  });

  it('order any queue the same way, wherever it began', () => {
    const queue = fc.array(fc.integer({ min: 0, max: 2 * GOLDEN_MS }), { maxLength: 20 });
    fc.assert(
      fc.property(queue, (ages) => {
        expect(order(...ages.map(ago))).toEqual(order(...ages.toReversed().map(ago)));
      }),
    );
  });
});
