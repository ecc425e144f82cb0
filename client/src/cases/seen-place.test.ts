import { expect, test } from 'vitest';
import { createSeenPlace } from './seen-place.ts';

test('advances only over places that were all on the screen', () => {
  const seen = createSeenPlace();
  seen.start(3);
  seen.show([5]);
  expect(seen.get()).toBe(3);
  seen.show([4]);
  expect(seen.get()).toBe(5);
});

test('what was there before the visit does not count as new, and a later start changes nothing', () => {
  const seen = createSeenPlace();
  seen.start(6);
  seen.start(0);
  expect(seen.get()).toBe(6);
});

test('what was there but is still to be read holds it back, and counts once it was shown', () => {
  const seen = createSeenPlace();
  seen.start(6, [4]);
  expect(seen.get()).toBe(3);
  expect(seen.all().has(5)).toBe(true);
  expect(seen.all().has(4)).toBe(false);
  seen.show([4]);
  expect(seen.get()).toBe(6);
});

test('tells of every place that is new on the screen and only of those', () => {
  const seen = createSeenPlace();
  let told = 0;
  seen.subscribe(() => {
    told += 1;
  });
  seen.start(1);
  seen.show([1]);
  seen.show([2]);
  seen.show([4]);
  seen.show([2, 4]);
  expect(told).toBe(2);
});
