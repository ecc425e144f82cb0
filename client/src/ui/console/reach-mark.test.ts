import { expect, test } from 'vitest';
import { reachMark } from './reach-mark.ts';

test('delivered and seen run up to a place, with the time of the last', () => {
  const reach = { deliveredSeq: 4, deliveredAt: 40, seenSeq: 2, seenAt: 20 };
  expect([1, 2, 3, 4, 5].map((seq) => reachMark(seq, reach))).toEqual([
    { state: 'seen', at: null },
    { state: 'seen', at: 20 },
    { state: 'delivered', at: null },
    { state: 'delivered', at: 40 },
    { state: 'on-its-way', at: null },
  ]);
});
