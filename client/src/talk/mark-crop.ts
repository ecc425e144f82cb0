import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Share of the picture that a small view of it shows at least, so that one can tell where one looks. */
const LEAST_SHARE = 0.3;
const AIR = 1.5;

/** The part of a picture around a mark, of a shape (width by height), never beyond the picture's edges. */
export function cropAround(
  { points }: Pick<Mark, 'points'>,
  picture: { readonly width: number; readonly height: number },
  ratio: number,
): Box {
  const [left, top] = [Math.min(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y))];
  const [right, bottom] = [Math.max(...points.map(([x]) => x)), Math.max(...points.map(([, y]) => y))];
  const wide = Math.max((right - left) * AIR, (bottom - top) * AIR * ratio, picture.width * LEAST_SHARE);
  const width = Math.min(wide, picture.width, picture.height * ratio);
  const height = width / ratio;
  return {
    x: within((left + right - width) / 2, picture.width - width),
    y: within((top + bottom - height) / 2, picture.height - height),
    width,
    height,
  };
}

function within(start: number, most: number): number {
  return Math.min(Math.max(0, start), Math.max(0, most));
}
