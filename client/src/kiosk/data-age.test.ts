import { expect, it } from 'vitest';
import { dataAge } from './data-age.ts';

it('says nothing while the data is at most fifteen seconds old', () => {
  expect(dataAge(0)).toBeNull();
  expect(dataAge(15_000)).toBeNull();
});

it.each([
  [15_001, 'seconds', 15],
  [23_400, 'seconds', 23],
  [60_000, 'minutes', 1],
  [59 * 60_000, 'minutes', 59],
  [60 * 60_000, 'hours', 1],
  [49 * 60 * 60_000, 'days', 2],
] as const)('after %i ms it counts in %s', (silent, unit, count) => {
  expect(dataAge(silent)).toEqual({ unit, count });
});
