import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentCss } from './accent-css.ts';
import { contrast, parseHex } from './contrast.ts';

const INK = parseHex('#12213f');
const WHITE = parseHex('#ffffff');
const DARK_SURFACE = parseHex('#14213d');

function role(css: string, theme: string, name: string) {
  const block = css.slice(css.indexOf(theme));
  const found = new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(block);
  return parseHex(found?.[1] ?? '');
}

test('any accent a station picks stays readable on light and dark grounds', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(hex, (accent) => {
      const css = accentCss(accent);
      expect(contrast(INK, role(css, ':root', 'sun'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(WHITE, role(css, ':root', 'sun-text'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(role(css, ':root', 'sun-wash'), role(css, ':root', 'sun-text'))).toBeGreaterThanOrEqual(
        4.5,
      );
      expect(contrast(WHITE, role(css, ':root', 'sun-deep'))).toBeGreaterThanOrEqual(3);
      expect(contrast(DARK_SURFACE, role(css, '[data-theme="dark"]', 'sun-text'))).toBeGreaterThanOrEqual(
        4.5,
      );
    }),
    { numRuns: 300 },
  );
});
