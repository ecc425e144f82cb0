import { describe, expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

describe('the path of a QR code', () => {
  it('draws the three finders of the smallest code as runs', () => {
    const { size, path } = qrPath('HALL');
    expect(size).toBe(21);
    expect(path.startsWith('M0 0h7v1H0z')).toBe(true);
    expect(path).toContain('M14 0h7v1H14z');
    expect(path).toContain('M0 20h7v1H0z');
  });

  it('keeps the middle free', () => {
    const { size, path } = qrPath('http://127.0.0.1:3000/#CZ-2611-0382/7K4M9QXT2RVBH5CE');
    const from = (size - 5) / 2;
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      const isRow = Number(y) >= from && Number(y) < from + 5;
      const touches = Number(x) < from + 5 && Number(x) + Number(length) > from;
      expect(isRow && touches, `run at ${x},${y}`).toBe(false);
    }
  });
});
