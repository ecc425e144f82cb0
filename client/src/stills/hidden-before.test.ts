import { MASK_BLOCK, type Mask, maskedBlocks } from '@sunshine-seat/shared/domain/masks.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hiddenBefore, type Pixels } from './hidden-before.ts';

const size = { width: 203, height: 117 };

function picture(masks: readonly Mask[]): Pixels {
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(120);
  const { columns, isHidden } = maskedBlocks(masks, size.width, size.height);
  for (let index = 0; index < size.width * size.height; index++) {
    const [x, y] = [index % size.width, Math.floor(index / size.width)];
    const block = Math.floor(y / MASK_BLOCK) * columns + Math.floor(x / MASK_BLOCK);
    if (isHidden[block]) data.fill(0, index * 4, index * 4 + 3);
  }
  return { data, ...size };
}

const place = fc.tuple(fc.nat(size.width - 1), fc.nat(size.height - 1));
const mask: fc.Arbitrary<Mask> = fc.oneof(
  fc.record({
    shape: fc.constant('rectangle' as const),
    x: fc.nat(190),
    y: fc.nat(110),
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 60 }),
  }),
  fc.array(place, { minLength: 3, maxLength: 6 }).map((points) => ({ shape: 'polygon' as const, points })),
);

it('hides again everything that the copy hid', () => {
  fc.assert(
    fc.property(fc.array(mask, { maxLength: 5 }), (masks) => {
      const found = hiddenBefore(picture(masks), picture([]));
      const before = maskedBlocks(masks, size.width, size.height).isHidden;
      const again = maskedBlocks(found, size.width, size.height).isHidden;
      expect(before.every((hidden, block) => !hidden || again[block])).toBe(true);
      expect(found.length).toBeLessThanOrEqual(60);
    }),
    { numRuns: 60 },
  );
});

it('finds a rectangle as the one rectangle it was', () => {
  const found = hiddenBefore(
    picture([{ shape: 'rectangle', x: 20, y: 20, width: 30, height: 20 }]),
    picture([]),
  );
  expect(found).toEqual([{ shape: 'rectangle', x: 16, y: 16, width: 40, height: 24 }]);
});

it('covers crumbs all over the picture with one mask rather than leave one out', () => {
  const crumbs = Array.from({ length: 72 }, (_, index): Mask => {
    const [x, y] = [(index % 12) * 16, Math.floor(index / 12) * 16];
    return { shape: 'rectangle', x, y, width: 8, height: 8 };
  });
  expect(hiddenBefore(picture(crumbs), picture([]))).toEqual([
    { shape: 'rectangle', x: 0, y: 0, width: 184, height: 88 },
  ]);
});

it('takes the night for no mask', () => {
  const night = picture([{ shape: 'rectangle', x: 0, y: 0, width: 203, height: 117 }]);
  expect(hiddenBefore(night, night)).toEqual([]);
});

it('says nothing about pictures of different sizes', () => {
  expect(hiddenBefore(picture([]), { ...picture([]), width: 100 })).toEqual([]);
});
