import type { Place } from '@sunshine-seat/shared/domain/marks.ts';
import { MASK_BLOCK, type Mask, maskedBlocks } from '@sunshine-seat/shared/domain/masks.ts';
import type { Size } from '../ui/still/picture-place.ts';

/* Masks as they are drawn and changed, in the pixels of the picture. */

type Corners = { left: number; top: number; right: number; bottom: number };

/** A smaller one could no longer be taken hold of. */
const SMALLEST = MASK_BLOCK;

export function rectangleOf([ax, ay]: Place, [bx, by]: Place): Mask {
  const [x, y] = [Math.min(ax, bx), Math.min(ay, by)];
  return {
    shape: 'rectangle',
    x,
    y,
    width: Math.max(SMALLEST, Math.abs(ax - bx) + 1),
    height: Math.max(SMALLEST, Math.abs(ay - by) + 1),
  };
}

/** One for the keyboard to begin with: a sixth of the picture, in its middle. */
export function middleRectangle({ width, height }: Size): Mask {
  const [w, h] = [Math.max(SMALLEST, Math.round(width / 6)), Math.max(SMALLEST, Math.round(height / 6))];
  return {
    shape: 'rectangle',
    x: Math.round((width - w) / 2),
    y: Math.round((height - h) / 2),
    width: w,
    height: h,
  };
}

export function cornersOf(mask: Mask): Corners {
  if (mask.shape === 'rectangle') {
    const { x, y, width, height } = mask;
    return { left: x, top: y, right: x + width - 1, bottom: y + height - 1 };
  }
  const xs = mask.points.map(([x]) => x);
  const ys = mask.points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Points by which a mask is changed: a rectangle's corners, a polygon's own. */
export function handlesOf(mask: Mask): readonly Place[] {
  if (mask.shape === 'polygon') return mask.points;
  const { left, top, right, bottom } = cornersOf(mask);
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** Moved as far as it goes without leaving the picture. */
export function moved(mask: Mask, dx: number, dy: number, { width, height }: Size): Mask {
  const { left, top, right, bottom } = cornersOf(mask);
  const x = Math.max(-left, Math.min(width - 1 - right, dx));
  const y = Math.max(-top, Math.min(height - 1 - bottom, dy));
  if (mask.shape === 'rectangle') return { ...mask, x: mask.x + x, y: mask.y + y };
  return { ...mask, points: mask.points.map(([px, py]) => [px + x, py + y] as const) };
}

/** With one of its handles put elsewhere. */
export function reshaped(mask: Mask, handle: number, place: Place): Mask {
  if (mask.shape === 'polygon') {
    return { ...mask, points: mask.points.map((point, index) => (index === handle ? place : point)) };
  }
  const opposite = handlesOf(mask)[(handle + 2) % 4];
  return opposite ? rectangleOf(opposite, place) : mask;
}

/** Wider and higher by so much, from its top left corner, within the picture. */
export function resized(mask: Mask, dx: number, dy: number, { width, height }: Size): Mask {
  const { left, top, right, bottom } = cornersOf(mask);
  const newRight = Math.min(width - 1, Math.max(left + SMALLEST - 1, right + dx));
  const newBottom = Math.min(height - 1, Math.max(top + SMALLEST - 1, bottom + dy));
  if (mask.shape === 'rectangle') {
    return { ...mask, width: newRight - left + 1, height: newBottom - top + 1 };
  }
  const scale = (value: number, from: number, to: number, end: number) =>
    to === from ? value : Math.round(from + ((value - from) * (end - from)) / (to - from));
  return {
    ...mask,
    points: mask.points.map(
      ([x, y]) => [scale(x, left, right, newRight), scale(y, top, bottom, newBottom)] as const,
    ),
  };
}

/** The topmost mask that hides this place, or -1. */
export function maskAt(masks: readonly Mask[], [x, y]: Place, size: Size): number {
  return masks.findLastIndex((mask) => {
    const { columns, isHidden } = maskedBlocks([mask], size.width, size.height);
    return isHidden[Math.floor(y / MASK_BLOCK) * columns + Math.floor(x / MASK_BLOCK)] === 1;
  });
}

/** What will be black, block by block, as SVG path data: exactly what the server burns in. */
export function blocksPath(masks: readonly Mask[], { width, height }: Size): string {
  const { columns, rows, isHidden } = maskedBlocks(masks, width, height);
  let path = '';
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isHidden[row * columns + column]) continue;
      const from = column;
      while (column + 1 < columns && isHidden[row * columns + column + 1]) column++;
      const wide = Math.min(width, (column + 1) * MASK_BLOCK) - from * MASK_BLOCK;
      const high = Math.min(height, (row + 1) * MASK_BLOCK) - row * MASK_BLOCK;
      path += `M${from * MASK_BLOCK} ${row * MASK_BLOCK}h${wide}v${high}h-${wide}z`;
    }
  }
  return path;
}
