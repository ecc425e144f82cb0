import { expect, it } from 'vitest';
import { unitOf } from './stage-unit.ts';

/** How thick a line of the design is on the screen. */
const onScreen = (pictureWidth: number, stageWidth: number) =>
  unitOf(pictureWidth, stageWidth) / (pictureWidth / stageWidth);

it('draws lines as designed on the console, thicker in the hall, hardly thinner on a phone', () => {
  expect(onScreen(1600, 700)).toBe(1);
  expect(onScreen(1600, 1376)).toBeCloseTo(1.97, 2);
  expect(onScreen(1600, 320)).toBe(0.75);
  expect(onScreen(1600, 5_000)).toBe(2);
});

it('does not depend on how many pixels a picture has', () => {
  expect(onScreen(400, 700)).toBe(onScreen(8_000, 700));
});

it('has a size before the stage has one', () => {
  expect(unitOf(1400, 0)).toBe(2);
});
