import type { Place } from '@sunshine-seat/shared/domain/marks.ts';

/** Width and height of a picture, in its own pixels. */
export type Size = { readonly width: number; readonly height: number };
/** Where a picture stands on the screen. */
export type Box = Size & { readonly left: number; readonly top: number };

const within = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.round(value)));

/** The nearest whole pixel of the picture. */
export function clamped([x, y]: Place, { width, height }: Size): Place {
  return [within(x, width), within(y, height)];
}

/** The pixel of the picture under a point of the screen; beside the picture, the nearest one at its edge. */
export function placeAt(screenX: number, screenY: number, box: Box, size: Size): Place {
  if (box.width <= 0 || box.height <= 0) return [0, 0];
  const x = Math.floor(((screenX - box.left) / box.width) * size.width);
  const y = Math.floor(((screenY - box.top) / box.height) * size.height);
  return clamped([x, y], size);
}

export function isSame(one: Place | undefined, other: Place | undefined): boolean {
  return one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1];
}

const THIRDS = ['first', 'second', 'third'] as const;
const COLUMNS = { first: 'left', second: 'centre', third: 'right' } as const;
const ROWS = { first: 'top', second: 'middle', third: 'bottom' } as const;
export type Region = `${(typeof ROWS)[keyof typeof ROWS]}-${(typeof COLUMNS)[keyof typeof COLUMNS]}`;

/** Which ninth of the picture a place lies in, to say it in words. */
export function regionOf([x, y]: Place, { width, height }: Size): Region {
  const third = (value: number, most: number) =>
    THIRDS[Math.min(2, Math.max(0, Math.floor((value / most) * 3)))] ?? 'second';
  return `${ROWS[third(y, height)]}-${COLUMNS[third(x, width)]}`;
}
