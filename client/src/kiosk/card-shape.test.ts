import { describe, expect, it } from 'vitest';
import { cardShape } from './card-shape.ts';
import { wallLayout } from './wall-layout.ts';

describe('the cards of a 1080p wall', () => {
  const lying = wallLayout(1920, 1080);
  it.each([
    [1, 'lying'],
    [3, 'lying'],
    [4, 'roomy'],
    [5, 'close'],
    [40, 'close'],
  ])('%i of them are %s', (count, name) => {
    expect(cardShape(count, lying).name).toBe(name);
  });

  it('have a place each, as long as the wall has places', () => {
    for (const layout of [lying, wallLayout(1080, 1920), wallLayout(1600, 1200)]) {
      for (let count = 1; count <= layout.columns * layout.rows; count++) {
        const { columns, rows } = cardShape(count, layout);
        expect(columns * rows).toBeGreaterThanOrEqual(count);
      }
    }
  });
});
