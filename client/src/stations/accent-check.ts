import { contrast, parseHex } from '../ui/contrast.ts';

export type AccentCheck = {
  readonly pair: 'words-on-accent' | 'accent-on-ink' | 'accent-on-ink-dark';
  readonly ratio: number;
  readonly needs: number;
};

/** `--on-sun` and `--frame` of tokens.css, light and dark: an accent may replace the sun, never these. */
const ON_SUN = parseHex('#12213f');
const FRAME = parseHex('#12213f');
const FRAME_DARK = parseHex('#0b1428');

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text.trim());
}

/** Words on an accent button need 4.5:1, the accent as a line or dot on ink 3:1. Null when it is no colour. */
export function checkAccent(accent: string): readonly AccentCheck[] | null {
  if (!isColour(accent)) return null;
  const sun = parseHex(accent.trim());
  return [
    { pair: 'words-on-accent', ratio: contrast(ON_SUN, sun), needs: 4.5 },
    { pair: 'accent-on-ink', ratio: contrast(sun, FRAME), needs: 3 },
    { pair: 'accent-on-ink-dark', ratio: contrast(sun, FRAME_DARK), needs: 3 },
  ];
}

export function isAccentReadable(accent: string): boolean {
  return checkAccent(accent)?.every(({ ratio, needs }) => ratio >= needs) ?? false;
}
