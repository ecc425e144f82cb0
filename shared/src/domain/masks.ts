/**
 * What is hidden on a still before anyone but the officers sees it. Masks are filled in whole blocks of 8 × 8 pixels,
 * outwards: a JPEG stores such blocks on their own, so what lies under a mask is exactly the mask's colour, and nothing
 * of what was there shines through at its edge.
 */

export type Mask =
  | {
      readonly shape: 'rectangle';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly shape: 'polygon'; readonly points: readonly (readonly [x: number, y: number])[] };

export const MASK_BLOCK = 8;
/** Black, which a JPEG keeps to the last bit. */
export const MASK_COLOUR = '#000000';

/** Blocks hidden by masks: row by row, `columns` to a row. */
export type MaskedBlocks = { readonly columns: number; readonly rows: number; readonly isHidden: Uint8Array };

/** Every block of a picture that a mask touches. Masks may reach over the edge. */
export function maskedBlocks(masks: readonly Mask[], width: number, height: number): MaskedBlocks {
  const columns = Math.ceil(width / MASK_BLOCK);
  const rows = Math.ceil(height / MASK_BLOCK);
  const isHidden = new Uint8Array(columns * rows);
  for (const mask of masks) {
    const touches = mask.shape === 'rectangle' ? null : mask.points;
    const box = boxOf(mask);
    const last = {
      column: Math.min(columns - 1, blockOf(box.right)),
      row: Math.min(rows - 1, blockOf(box.bottom)),
    };
    for (let row = Math.max(0, blockOf(box.top)); row <= last.row; row++) {
      for (let column = Math.max(0, blockOf(box.left)); column <= last.column; column++) {
        if (!touches || isTouched(touches, column * MASK_BLOCK, row * MASK_BLOCK))
          isHidden[row * columns + column] = 1;
      }
    }
  }
  return { columns, rows, isHidden };
}

const blockOf = (pixel: number) => Math.floor(pixel / MASK_BLOCK);

/** The first and last pixels a mask can cover. */
function boxOf(mask: Mask) {
  if (mask.shape === 'rectangle') {
    return { left: mask.x, top: mask.y, right: mask.x + mask.width - 1, bottom: mask.y + mask.height - 1 };
  }
  const xs = mask.points.map(([x]) => x);
  const ys = mask.points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

type Points = readonly (readonly [number, number])[];

/** Whether a polygon reaches into the block whose corner this is. */
function isTouched(points: Points, x: number, y: number): boolean {
  if (isInside(points, x + MASK_BLOCK / 2, y + MASK_BLOCK / 2)) return true;
  return points.some((from, index) => {
    const to = points[(index + 1) % points.length] ?? from;
    return crosses(from, to, x, y);
  });
}

/** Whether the outline goes around a point at all: what it encloses where it crosses itself is hidden as well. */
function isInside(points: Points, x: number, y: number): boolean {
  let turns = 0;
  for (let index = 0; index < points.length; index++) {
    const [ax, ay] = points[index] ?? [0, 0];
    const [bx, by] = points[(index + 1) % points.length] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) turns += by > ay ? 1 : -1;
  }
  return turns !== 0;
}

/** Whether a stretch from one pixel to another meets the block: clipped to it, something is left (Liang and Barsky). */
function crosses(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  x: number,
  y: number,
): boolean {
  let from = 0;
  let to = 1;
  const limits = [
    [ax - bx, ax - x],
    [bx - ax, x + MASK_BLOCK - ax],
    [ay - by, ay - y],
    [by - ay, y + MASK_BLOCK - ay],
  ] as const;
  for (const [step, room] of limits) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from <= to;
}
