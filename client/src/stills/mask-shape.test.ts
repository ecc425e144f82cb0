import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  blocksPath,
  cornersOf,
  handlesOf,
  maskAt,
  moved,
  rectangleOf,
  reshaped,
  resized,
} from './mask-shape.ts';

const size = { width: 640, height: 480 };
const rectangle: Mask = { shape: 'rectangle', x: 100, y: 100, width: 50, height: 40 };
const triangle: Mask = {
  shape: 'polygon',
  points: [
    [200, 200],
    [260, 200],
    [230, 260],
  ],
};

const place = fc.tuple(fc.nat(639), fc.nat(479));
const anyMask: fc.Arbitrary<Mask> = fc.oneof(
  fc.tuple(place, place).map(([a, b]) => rectangleOf(a, b)),
  fc.array(place, { minLength: 3, maxLength: 8 }).map((points) => ({ shape: 'polygon' as const, points })),
);

it('keeps a mask whole on the picture, however far it is moved', () => {
  const step = fc.integer({ min: -2_000, max: 2_000 });
  fc.assert(
    fc.property(anyMask, step, step, (mask, dx, dy) => {
      const before = cornersOf(mask);
      fc.pre(before.right < size.width && before.bottom < size.height);
      const after = cornersOf(moved(mask, dx, dy, size));
      expect(after.right - after.left).toBe(before.right - before.left);
      expect(after.left >= 0 && after.right < size.width).toBe(true);
      expect(after.top >= 0 && after.bottom < size.height).toBe(true);
    }),
  );
});

it('pulls a rectangle by any corner, also over its opposite one', () => {
  expect(reshaped(rectangle, 2, [199, 199])).toEqual({ ...rectangle, width: 100, height: 100 });
  expect(cornersOf(reshaped(rectangle, 0, [180, 180]))).toEqual({
    left: 149,
    top: 139,
    right: 180,
    bottom: 180,
  });
});

it('moves one point of a polygon and leaves the others', () => {
  const after = reshaped(triangle, 1, [300, 210]);
  expect(handlesOf(after)).toEqual([
    [200, 200],
    [300, 210],
    [230, 260],
  ]);
});

it('never makes a mask so small that it is lost, nor wider than the picture', () => {
  expect(resized(rectangle, -500, -500, size)).toMatchObject({ width: 8, height: 8 });
  expect(resized(rectangle, 5_000, 0, size)).toMatchObject({ width: 540, height: 40 });
  expect(cornersOf(resized(triangle, 60, 60, size))).toEqual({
    left: 200,
    top: 200,
    right: 320,
    bottom: 320,
  });
});

it('finds the topmost mask under a place, at the edge of its blocks too', () => {
  const masks = [rectangle, { ...rectangle, x: 120 }];
  expect(maskAt(masks, [130, 110], size)).toBe(1);
  expect(maskAt(masks, [97, 97], size)).toBe(0);
  expect(maskAt(masks, [10, 10], size)).toBe(-1);
  expect(maskAt([triangle], [230, 230], size)).toBe(0);
});

it('shows whole blocks, cut off only by the edge of the picture', () => {
  expect(blocksPath([{ shape: 'rectangle', x: 9, y: 1, width: 2, height: 2 }], size)).toBe('M8 0h8v8h-8z');
  const atTheEdge: Mask = { shape: 'rectangle', x: 8, y: 0, width: 4, height: 4 };
  expect(blocksPath([atTheEdge], { width: 12, height: 5 })).toBe('M8 0h4v5h-4z');
});
