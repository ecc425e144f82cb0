import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';
import { expect, it } from 'vitest';
import { pulledMask, takeHold } from './mask-hand.ts';

const size = { width: 640, height: 480 };
const at = { size, reach: 10 };
const masks: Mask[] = [
  { shape: 'rectangle', x: 100, y: 100, width: 60, height: 40 },
  { shape: 'rectangle', x: 300, y: 100, width: 60, height: 40 },
];

it('begins a new rectangle where nothing is hidden yet', () => {
  const pull = takeHold(masks, null, [20, 30], at);
  expect(pulledMask({ ...pull, to: [79, 69] }, size)).toEqual({
    shape: 'rectangle',
    x: 20,
    y: 30,
    width: 60,
    height: 40,
  });
});

it('moves a mask that is pressed', () => {
  const pull = takeHold(masks, null, [320, 110], at);
  expect(pull).toMatchObject({ kind: 'move', index: 1 });
  expect(pulledMask({ ...pull, to: [310, 130] }, size)).toMatchObject({ x: 290, y: 120 });
});

it('pulls the selected mask by its handle, a little beside it too', () => {
  const pull = takeHold(masks, 0, [165, 145], at);
  expect(pull).toMatchObject({ kind: 'shape', index: 0, handle: 2 });
  expect(pulledMask({ ...pull, to: [199, 199] }, size)).toMatchObject({
    x: 100,
    y: 100,
    width: 100,
    height: 100,
  });
});

it('has no handles on what is not selected', () => {
  expect(takeHold(masks, 1, [165, 145], at)).toMatchObject({ kind: 'draw' });
});
