import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeAt, regionOf } from './picture-place.ts';

const size = { width: 1600, height: 900 };
const box = { left: 20, top: 100, width: 320, height: 180 };

it('finds the pixel under a finger, whatever size the picture is shown at', () => {
  expect(placeAt(20, 100, box, size)).toEqual([0, 0]);
  expect(placeAt(180, 190, box, size)).toEqual([800, 450]);
  expect(placeAt(340, 280, box, size)).toEqual([1599, 899]);
});

it('stays on the picture with whole pixels, wherever the pointer goes', () => {
  const anywhere = fc.double({ min: -5_000, max: 5_000, noNaN: true });
  fc.assert(
    fc.property(anywhere, anywhere, (screenX, screenY) => {
      const [x, y] = placeAt(screenX, screenY, box, size);
      expect(Number.isInteger(x) && x >= 0 && x < size.width).toBe(true);
      expect(Number.isInteger(y) && y >= 0 && y < size.height).toBe(true);
    }),
  );
});

it('knows no place while the picture has no size', () => {
  expect(placeAt(10, 10, { left: 0, top: 0, width: 0, height: 0 }, size)).toEqual([0, 0]);
});

it('says in which ninth of the picture a place lies', () => {
  expect(regionOf([0, 0], size)).toBe('top-left');
  expect(regionOf([800, 450], size)).toBe('middle-centre');
  expect(regionOf([1599, 899], size)).toBe('bottom-right');
  expect(regionOf([800, 100], size)).toBe('top-centre');
});
