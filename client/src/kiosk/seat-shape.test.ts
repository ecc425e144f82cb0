import { expect, it } from 'vitest';
import { seatShape } from './seat-shape.ts';

it('lists up to four seats on a lying wall, and stands more side by side', () => {
  expect(seatShape(2, 'landscape')).toEqual({ columns: 1, rows: 2 });
  expect(seatShape(4, 'landscape')).toEqual({ columns: 1, rows: 4 });
  expect(seatShape(40, 'landscape')).toEqual({ columns: 2, rows: 4 });
});

it('sets one row of up to three on a standing wall, and two rows of more', () => {
  expect(seatShape(3, 'portrait')).toEqual({ columns: 3, rows: 1 });
  expect(seatShape(4, 'portrait')).toEqual({ columns: 2, rows: 2 });
  expect(seatShape(99, 'portrait')).toEqual({ columns: 2, rows: 2 });
});
