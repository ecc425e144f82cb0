import type { Place } from '@sunshine-seat/shared/domain/marks.ts';
import { expect, test } from 'vitest';
import { cropAround } from './mark-crop.ts';

const picture = { width: 1920, height: 1080 };
const crop = (points: Place[], size = picture) => cropAround({ points }, size, 4 / 3);

test('a view around a mark holds all of it', () => {
  const { x, y, width, height } = crop([
    [900, 200],
    [1100, 900],
  ]);
  expect([x <= 900, y <= 200, x + width >= 1100, y + height >= 900]).toEqual([true, true, true, true]);
});

test('it keeps its shape and stays on the picture, also at a corner', () => {
  for (const points of [[[0, 0]], [[1919, 1079]], [[0, 1079]]] as Place[][]) {
    const { x, y, width, height } = crop(points);
    expect(width / height).toBeCloseTo(4 / 3);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(1920);
    expect(y + height).toBeLessThanOrEqual(1080);
  }
});

test('a point shows enough around it to tell where one looks', () => {
  expect(crop([[960, 540]]).width).toBeCloseTo(1920 * 0.3);
});

test('a mark across a narrow picture gets what the picture has', () => {
  const tall = { width: 300, height: 2000 };
  expect(
    crop(
      [
        [0, 0],
        [299, 1999],
      ],
      tall,
    ).width,
  ).toBe(300);
});
