import { expect, test } from 'vitest';
import { simulate } from './queue.ts';

test('waits as long as the theory of one server with equal pieces of work says', () => {
  for (const share of [0.3, 0.6, 0.8]) {
    const { mean } = simulate({ perSecond: share * 1000, serviceMs: 1, otherwiseBusy: 0 });
    const theory = 1 + share / (2 * (1 - share));
    expect(Math.abs(mean / theory - 1)).toBeLessThan(0.03);
  }
});

test('work is slower by what the thread does otherwise', () => {
  expect(simulate({ perSecond: 0.01, serviceMs: 1, otherwiseBusy: 0.5 }).mean).toBeCloseTo(2, 3);
});

test('more than the thread can do never ends', () => {
  expect(simulate({ perSecond: 1001, serviceMs: 1, otherwiseBusy: 0 }).p99).toBe(Number.POSITIVE_INFINITY);
  expect(simulate({ perSecond: 1, serviceMs: 1, otherwiseBusy: 1 }).p99).toBe(Number.POSITIVE_INFINITY);
});
