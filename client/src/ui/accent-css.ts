import { mix, parseHex, type Rgb, toHex, untilContrast } from './contrast.ts';

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const INK = parseHex('#12213f');

/** Grounds that the accent lies on, as in tokens.css. */
const GROUNDS = {
  dark: { surface: parseHex('#14213d'), frame: parseHex('#0b1428') },
  hall: { surface: parseHex('#152546'), frame: parseHex('#0b1630') },
} as const;

type Roles = Record<string, Rgb>;

function onWhite(sun: Rgb): Roles {
  const wash = mix(WHITE, sun, 0.14);
  return {
    sun,
    'sun-bright': mix(sun, WHITE, 0.3),
    'sun-core': mix(sun, WHITE, 0.88),
    'sun-deep': untilContrast(sun, BLACK, [WHITE, wash], 3.2),
    'sun-text': untilContrast(sun, BLACK, [WHITE, wash], 4.8),
    'sun-wash': wash,
    'sun-line': mix(WHITE, sun, 0.48),
    'dial-from': mix(sun, WHITE, 0.3),
    'dial-to': mix(sun, BLACK, 0.12),
  };
}

function onInk(sun: Rgb, surface: Rgb): Roles {
  const wash = mix(surface, sun, 0.16);
  return {
    'sun-deep': untilContrast(sun, WHITE, [surface, wash], 3.2),
    'sun-text': untilContrast(sun, WHITE, [surface, wash], 4.8),
    'sun-wash': wash,
    'sun-line': mix(surface, sun, 0.4),
  };
}

function declarations(roles: Roles): string {
  return Object.entries(roles)
    .map(([role, colour]) => `--${role}:${toHex(colour)};`)
    .join('');
}

/** The sun roles of every theme from one accent, lightened or darkened until the contrast table of the design holds. */
export function accentCss(accent: string): string {
  const frames = [INK, GROUNDS.dark.frame, GROUNDS.hall.frame];
  // Ink is written on the sun, and the sun lies on the ink frame: both ask for a light accent.
  const sun = untilContrast(parseHex(accent), WHITE, [INK, ...frames], 4.8);
  const dark = declarations(onInk(sun, GROUNDS.dark.surface));
  const hall = declarations(onInk(sun, GROUNDS.hall.surface));
  return [
    `:root{${declarations(onWhite(sun))}}`,
    `[data-theme="dark"]{${dark}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}`,
    `[data-theme="hall"]{${hall}}`,
  ].join('');
}
