import { expect, it } from 'vitest';
import { finish, press, previewPoints, pull, release, setPoint, startDrawing } from './drawing.ts';

it('draws an arrow in one pull, from where it began to where it ended', () => {
  const pulled = pull(pull(press(startDrawing('arrow'), [10, 10]), [40, 12]), [80, 30]);
  expect(previewPoints(pulled, null)).toEqual([
    [10, 10],
    [80, 30],
  ]);
  const { finished, drawing } = release(pulled, [90, 40], false);
  expect(finished).toEqual([
    [10, 10],
    [90, 40],
  ]);
  expect(drawing).toEqual(startDrawing('arrow'));
});

it('sets the two corners of a circle with two taps', () => {
  const first = release(press(startDrawing('circle'), [10, 10]), [11, 10], true);
  expect(first.finished).toBeNull();
  expect(previewPoints(first.drawing, [50, 60])).toEqual([
    [10, 10],
    [50, 60],
  ]);
  expect(release(press(first.drawing, [50, 60]), [50, 60], true).finished).toEqual([
    [10, 10],
    [50, 60],
  ]);
});

it('makes no circle of a single place', () => {
  const once = setPoint(startDrawing('circle'), [10, 10]);
  const twice = setPoint(once.drawing, [10, 10]);
  expect(twice.finished).toBeNull();
  expect(setPoint(twice.drawing, [11, 12]).finished).toEqual([
    [10, 10],
    [11, 12],
  ]);
});

it('keeps the whole way of a free line', () => {
  const way = pull(pull(press(startDrawing('line'), [1, 1]), [2, 5]), [3, 9]);
  expect(release(way, [4, 9], false).finished).toEqual([
    [1, 1],
    [2, 5],
    [3, 9],
    [4, 9],
  ]);
});

it('ends a line set by Enter when the last point is set twice', () => {
  const one = setPoint(startDrawing('line'), [1, 1]);
  expect(finish(one.drawing).finished).toBeNull();
  const two = setPoint(one.drawing, [9, 1]);
  expect(two.finished).toBeNull();
  expect(setPoint(two.drawing, [9, 1]).finished).toEqual([
    [1, 1],
    [9, 1],
  ]);
});

it('sets a point or a text where the finger is lifted', () => {
  for (const tool of ['point', 'text'] as const) {
    const pulled = pull(press(startDrawing(tool), [1, 1]), [5, 5]);
    expect(previewPoints(pulled, null)).toEqual([[5, 5]]);
    expect(release(pulled, [6, 5], false).finished).toEqual([[6, 5]]);
  }
});

it('knows of no release without a press', () => {
  expect(release(startDrawing('point'), [5, 5], true).finished).toBeNull();
});

it('stays bounded however long a hand scribbles, and keeps where it began', () => {
  let drawing = press(startDrawing('line'), [0, 0]);
  for (let step = 1; step < 5_000; step++) drawing = pull(drawing, [(step * 37) % 999, (step * 91) % 701]);
  expect(drawing.pulled?.length).toBeLessThanOrEqual(1_000);
  expect(drawing.pulled?.[0]).toEqual([0, 0]);
});
