import { expect, it } from 'vitest';
import { pixelShift } from './pixel-shift.ts';

it('moves a few pixels every minute, never far, and comes round', () => {
  const places = Array.from({ length: 9 }, (_, minute) => pixelShift(minute * 60_000));
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1], places[i]];
    const step = Math.hypot((to?.x ?? 0) - (from?.x ?? 0), (to?.y ?? 0) - (from?.y ?? 0));
    expect(step).toBe(4);
  }
  expect(places[8]).toEqual(places[0]);
  expect(Math.max(...places.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))).toBe(4);
});
