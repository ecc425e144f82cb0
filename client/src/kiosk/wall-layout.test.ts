import { describe, expect, it } from 'vitest';
import { wallLayout } from './wall-layout.ts';

describe('the layout of the wall', () => {
  it('is the design’s own at 1080p, standing and lying', () => {
    expect(wallLayout(1920, 1080)).toEqual({
      orientation: 'landscape',
      scale: 1,
      width: 1920,
      height: 1080,
      columns: 2,
      rows: 3,
    });
    expect(wallLayout(1080, 1920)).toEqual({
      orientation: 'portrait',
      scale: 1,
      width: 1080,
      height: 1920,
      columns: 1,
      rows: 5,
    });
  });

  it.each([
    [1280, 720],
    [3840, 2160],
    [1600, 1200],
    [2560, 1080],
  ])('keeps the smallest text at 2 %% of the height on %i × %i', (width, height) => {
    const smallest = 24 * wallLayout(width, height).scale;
    expect(smallest / height).toBeGreaterThanOrEqual(0.02);
  });

  it('gives up the second column where it would be too narrow', () => {
    expect(wallLayout(1600, 1200).columns).toBe(1);
  });

  it('shrinks rather than cuts on a screen that is too narrow for its height', () => {
    const phone = wallLayout(390, 844);
    expect(phone.width).toBeGreaterThanOrEqual(960);
    expect(phone.rows).toBeGreaterThanOrEqual(5);
  });
});
