import { MASK_BLOCK, type Mask } from '@sunshine-seat/shared/domain/masks.ts';
import { MAX_MASKS } from './mask-edit.ts';
import { cornersOf, rectangleOf } from './mask-shape.ts';

/** Pixels as a canvas gives them: four bytes each. */
export type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/** What leaves room for masks that are still to be drawn. */
const MOST = MAX_MASKS - 20;

type Blocks = { columns: number; rows: number; isHidden: Uint8Array };

/**
 * What an earlier copy hid, as masks to begin with, so that masking anew never uncovers by oversight. The list of
 * masks is kept nowhere; their blocks are black in the copy, to the last bit. Rather more is hidden than less.
 */
export function hiddenBefore(copy: Pixels, working: Pixels): readonly Mask[] {
  if (copy.width !== working.width || copy.height !== working.height) return [];
  const blocks = blocksHidden(copy, working);
  const exact = rectanglesOf(blocks);
  if (exact.length <= MOST) return exact;
  const groups = groupsOf(blocks);
  return groups.length <= MOST ? groups : boxAround(groups);
}

/** Crumbs all over the picture: one mask over all of them. */
function boxAround(masks: readonly Mask[]): readonly Mask[] {
  const boxes = masks.map(cornersOf);
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return [rectangleOf([left, top], [right, bottom])];
}

/** Black in the copy and not black to begin with. */
function blocksHidden(copy: Pixels, working: Pixels): Blocks {
  const columns = Math.ceil(copy.width / MASK_BLOCK);
  const rows = Math.ceil(copy.height / MASK_BLOCK);
  const isHidden = new Uint8Array(columns * rows);
  for (let index = 0; index < isHidden.length; index++) {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    if (isBlack(copy, column, row) && !isBlack(working, column, row)) isHidden[index] = 1;
  }
  return { columns, rows, isHidden };
}

function isBlack({ data, width, height }: Pixels, column: number, row: number): boolean {
  const right = Math.min(width, (column + 1) * MASK_BLOCK);
  const bottom = Math.min(height, (row + 1) * MASK_BLOCK);
  for (let y = row * MASK_BLOCK; y < bottom; y++) {
    for (let x = column * MASK_BLOCK; x < right; x++) {
      const at = (y * width + x) * 4;
      if (data[at] || data[at + 1] || data[at + 2]) return false;
    }
  }
  return true;
}

const maskOf = (left: number, top: number, right: number, bottom: number): Mask => ({
  shape: 'rectangle',
  x: left * MASK_BLOCK,
  y: top * MASK_BLOCK,
  width: (right - left + 1) * MASK_BLOCK,
  height: (bottom - top + 1) * MASK_BLOCK,
});

/** Rectangles that cover exactly these blocks: each as wide as it goes, then as high. */
function rectanglesOf({ columns, rows, isHidden }: Blocks): Mask[] {
  const left = isHidden.slice();
  const isWhole = (from: number, to: number, row: number) => {
    for (let column = from; column <= to; column++) if (!left[row * columns + column]) return false;
    return true;
  };
  const found: Mask[] = [];
  for (let start = left.indexOf(1); start !== -1; start = left.indexOf(1)) {
    const [column, row] = [start % columns, Math.floor(start / columns)];
    let right = column;
    while (right + 1 < columns && left[row * columns + right + 1]) right++;
    let bottom = row;
    while (bottom + 1 < rows && isWhole(column, right, bottom + 1)) bottom++;
    for (let y = row; y <= bottom; y++) left.fill(0, y * columns + column, y * columns + right + 1);
    found.push(maskOf(column, row, right, bottom));
  }
  return found;
}

/** The box around each group of blocks that touch: for slanted shapes, which would be a staircase of rectangles. */
function groupsOf({ columns, rows, isHidden }: Blocks): Mask[] {
  const left = isHidden.slice();
  const found: Mask[] = [];
  for (let start = left.indexOf(1); start !== -1; start = left.indexOf(1)) {
    const box = { left: columns, top: rows, right: 0, bottom: 0 };
    const open = [start];
    left[start] = 0;
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      box.left = Math.min(box.left, column);
      box.right = Math.max(box.right, column);
      box.top = Math.min(box.top, row);
      box.bottom = Math.max(box.bottom, row);
      for (const next of neighbours(column, row, columns, rows)) {
        if (!left[next]) continue;
        left[next] = 0;
        open.push(next);
      }
    }
    found.push(maskOf(box.left, box.top, box.right, box.bottom));
  }
  return found;
}

function neighbours(column: number, row: number, columns: number, rows: number): number[] {
  return [
    ...(column > 0 ? [row * columns + column - 1] : []),
    ...(column + 1 < columns ? [row * columns + column + 1] : []),
    ...(row > 0 ? [(row - 1) * columns + column] : []),
    ...(row + 1 < rows ? [(row + 1) * columns + column] : []),
  ];
}
