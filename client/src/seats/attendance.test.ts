import { expect, it } from 'vitest';
import { isSignDue, wipedAt } from './attendance.ts';

const MINUTE = 60_000;

it('passes a sign of the officer on at once, and then at most every half minute', () => {
  expect(isSignDue(null, 5)).toBe(true);
  expect(isSignDue(0, 29_999)).toBe(false);
  expect(isSignDue(0, 30_000)).toBe(true);
});

it('says when the display will be wiped once that is two minutes away', () => {
  expect(wipedAt(0, 3 * MINUTE - 1)).toBeNull();
  expect(wipedAt(0, 3 * MINUTE)).toBe(5 * MINUTE);
});
