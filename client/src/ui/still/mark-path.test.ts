import type { Place } from '@sunshine-seat/shared/domain/marks.ts';
import { MARK_SHAPES } from '@sunshine-seat/shared/domain/marks.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { centreOf, labelPlace, markPath } from './mark-path.ts';

const place = fc.tuple(fc.nat(3_999), fc.nat(2_999));

it('draws every mark, also one of a single place or not yet whole, with numbers only', () => {
  const points = fc.array(place, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.constantFrom(...MARK_SHAPES),
      points,
      fc.constantFrom('officer', 'complainant'),
      (shape, at, side) => {
        const { stroked, dots } = markPath({ shape, points: at }, side as 'officer', 2.5);
        expect(`${stroked}${dots}`).toMatch(/^[MLAZ0-9. -]+$/);
      },
    ),
  );
});

it('gives an officer’s circle corners and leaves the complainant’s round', () => {
  const circle = {
    shape: 'circle',
    points: [
      [100, 100],
      [300, 200],
    ] as Place[],
  } as const;
  expect(markPath(circle, 'officer', 1).stroked.match(/L/g)).toHaveLength(8);
  expect(markPath(circle, 'complainant', 1).stroked).not.toContain('L');
});

it('draws the same circle from any corner', () => {
  const path = (points: Place[]) => markPath({ shape: 'circle', points }, 'complainant', 1);
  expect(
    path([
      [300, 200],
      [100, 100],
    ]),
  ).toEqual(
    path([
      [100, 100],
      [300, 200],
    ]),
  );
});

it('puts the head of an arrow at its end, however short the arrow', () => {
  const { stroked } = markPath(
    {
      shape: 'arrow',
      points: [
        [0, 0],
        [10, 0],
      ],
    },
    'officer',
    5,
  );
  expect(stroked.match(/L10 0/g)).toHaveLength(2);
});

it('hangs a label where there is room on the picture, each side’s on its own', () => {
  const size = { width: 1000, height: 500 };
  const at = (x: number, y: number, side: 'officer' | 'complainant' = 'officer') =>
    labelPlace({ shape: 'point', points: [[x, y]] }, side, size);
  expect(at(500, 250)).toMatchObject({ side: 'above', align: 'centre' });
  expect(at(500, 250, 'complainant')).toMatchObject({ side: 'below', align: 'centre' });
  expect(at(10, 10)).toMatchObject({ side: 'below', align: 'left' });
  expect(at(990, 490, 'complainant')).toMatchObject({ side: 'above', align: 'right' });
  const tall: Place[] = [
    [400, 10],
    [600, 300],
  ];
  expect(labelPlace({ shape: 'circle', points: tall }, 'officer', size)).toEqual({
    x: 500,
    y: 300,
    side: 'below',
    align: 'centre',
  });
});

it('means the head of an arrow and the middle of a circle', () => {
  const points: Place[] = [
    [0, 0],
    [100, 60],
  ];
  expect(centreOf({ shape: 'arrow', points })).toEqual([100, 60]);
  expect(centreOf({ shape: 'circle', points })).toEqual([50, 30]);
});
