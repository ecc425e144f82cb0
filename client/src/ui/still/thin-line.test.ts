import { MAX_LINE_POINTS, type Place } from '@sunshine-seat/shared/domain/marks.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinLine } from './thin-line.ts';

const place = fc.tuple(fc.nat(4_000), fc.nat(3_000));

it('keeps both ends, the order, and never more points than a mark may have', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 2_000 }), (points) => {
      const thinned = thinLine(points);
      expect(thinned.length).toBeLessThanOrEqual(MAX_LINE_POINTS);
      expect(thinned[0]).toEqual(points[0]);
      expect(thinned.at(-1)).toEqual(points.at(-1));
      let at = -1;
      for (const kept of thinned) {
        at = points.findIndex(([x, y], index) => index > at && x === kept[0] && y === kept[1]);
        expect(at).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 60 },
  );
});

it('says a straight line with its two ends', () => {
  const straight = Array.from({ length: 500 }, (_, step): Place => [step * 2, step]);
  expect(thinLine(straight)).toEqual([straight[0], straight.at(-1)]);
});

it('keeps the corner of an angle', () => {
  const angle: Place[] = [...Array.from({ length: 50 }, (_, x): Place => [x, 0]), [49, 40]];
  expect(thinLine(angle)).toEqual([
    [0, 0],
    [49, 0],
    [49, 40],
  ]);
});

it('keeps a loop that ends where it began', () => {
  const loop = Array.from({ length: 361 }, (_, degree): Place => {
    const angle = (degree * Math.PI) / 180;
    return [Math.round(500 + 200 * Math.cos(angle)), Math.round(500 + 200 * Math.sin(angle))];
  });
  const thinned = thinLine(loop);
  expect(thinned.length).toBeGreaterThan(12);
  expect(thinned.length).toBeLessThan(120);
});

it('bears a scribble of ten thousand points', () => {
  const scribble = Array.from(
    { length: 10_000 },
    (_, step): Place => [(step * 37) % 1_000, (step * 91) % 700],
  );
  expect(thinLine(scribble).length).toBeLessThanOrEqual(MAX_LINE_POINTS);
});
