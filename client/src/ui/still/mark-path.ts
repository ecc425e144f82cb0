import type { Mark, Place } from '@sunshine-seat/shared/domain/marks.ts';
import type { Size } from './picture-place.ts';
import type { Side } from './shown-mark.ts';

/* Everything here is in pixels of the picture; `unit` is how many of them one pixel of the design is now. */

/** Bodies of a mark as SVG path data: what is stroked, and dots that are filled. */
export type MarkPath = { readonly stroked: string; readonly dots: string };

type Corners = { left: number; top: number; right: number; bottom: number };

const HEAD = 16;
const AIM = 16;
const DOT = 4.5;

/** Officers' marks have corners, the complainant's are round. */
export function markPath(mark: Pick<Mark, 'shape' | 'points'>, side: Side, unit: number): MarkPath {
  const [first, second] = mark.points;
  if (!first) return { stroked: '', dots: '' };
  if (mark.shape === 'line') return { stroked: through(mark.points), dots: '' };
  if (mark.shape === 'text') return { stroked: '', dots: dot(first, unit) };
  if (mark.shape === 'point') return { stroked: aim(first, side, unit), dots: dot(first, unit) };
  if (!second) return { stroked: '', dots: dot(first, unit) };
  if (mark.shape === 'arrow') return { stroked: arrow(first, second, unit), dots: '' };
  const box = boxAround(first, second);
  const corners = side === 'officer' ? brackets(box, bracketLength(box, unit)) : '';
  return { stroked: `${ellipse(box)}${corners}`, dots: '' };
}

function boxAround([ax, ay]: Place, [bx, by]: Place): Corners {
  return { left: Math.min(ax, bx), top: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) };
}

/** What a mark means: its middle, for an arrow its head. */
export function centreOf({ shape, points }: Pick<Mark, 'shape' | 'points'>): Place {
  const [first = [0, 0], second = first] = points;
  if (shape === 'arrow') return second;
  if (shape !== 'circle') return points[Math.floor(points.length / 2)] ?? first;
  return [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2];
}

const round = (value: number) => Math.round(value * 10) / 10;
const at = (x: number, y: number) => `${round(x)} ${round(y)}`;

function through(points: readonly Place[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x, y)}`).join('');
}

function dot([x, y]: Place, unit: number): string {
  const radius = DOT * unit;
  return ellipse({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
}

function aim([x, y]: Place, side: Side, unit: number): string {
  const reach = AIM * unit;
  const box = { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
  return side === 'officer' ? brackets(box, reach * 0.6) : ellipse(box);
}

function arrow([fromX, fromY]: Place, [toX, toY]: Place, unit: number): string {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const direction = Math.atan2(toY - fromY, toX - fromX);
  const barb = Math.min(HEAD * unit, length * 0.6);
  const [left, right] = [direction + Math.PI * 0.82, direction - Math.PI * 0.82].map((angle) =>
    at(toX + barb * Math.cos(angle), toY + barb * Math.sin(angle)),
  );
  return `M${at(fromX, fromY)}L${at(toX, toY)}M${left}L${at(toX, toY)}L${right}`;
}

function ellipse({ left, top, right, bottom }: Corners): string {
  const [rx, ry] = [(right - left) / 2, (bottom - top) / 2];
  const middle = (top + bottom) / 2;
  const half = `A${at(rx, ry)} 0 0 1`;
  return `M${at(left, middle)}${half} ${at(right, middle)}${half} ${at(left, middle)}Z`;
}

function bracketLength({ left, top, right, bottom }: Corners, unit: number): number {
  return Math.min(14 * unit, (right - left) / 4, (bottom - top) / 4);
}

function brackets({ left, top, right, bottom }: Corners, length: number): string {
  return [
    `M${at(left, top + length)}L${at(left, top)}L${at(left + length, top)}`,
    `M${at(right - length, top)}L${at(right, top)}L${at(right, top + length)}`,
    `M${at(right, bottom - length)}L${at(right, bottom)}L${at(right - length, bottom)}`,
    `M${at(left + length, bottom)}L${at(left, bottom)}L${at(left, bottom - length)}`,
  ].join('');
}

/** Where the label of a mark hangs on, and on which side of that place it has room. */
export type LabelPlace = {
  readonly x: number;
  readonly y: number;
  readonly side: 'above' | 'below';
  readonly align: 'left' | 'centre' | 'right';
};

/** What a label hangs on: a circle's box, one end of a line, the tail of an arrow. */
function labelledBox({ shape, points }: Pick<Mark, 'shape' | 'points'>, whose: Side): Corners {
  const [first = [0, 0], second = first] = points;
  if (shape === 'circle') return boxAround(first, second);
  const end = shape === 'line' && whose === 'complainant' ? (points.at(-1) ?? first) : first;
  return boxAround(end, end);
}

/** Officers' labels hang above, the complainant's below: where both mean the same, both can be read. */
export function labelPlace(
  mark: Pick<Mark, 'shape' | 'points'>,
  whose: Side,
  { width, height }: Size,
): LabelPlace {
  const { left, right, top, bottom } = labelledBox(mark, whose);
  const x = (left + right) / 2;
  const hasRoom = { above: top > height * 0.12, below: bottom < height * 0.88 };
  const liked = whose === 'officer' ? 'above' : 'below';
  const other = liked === 'above' ? 'below' : 'above';
  const side = hasRoom[liked] || !hasRoom[other] ? liked : other;
  const align = x < width * 0.18 ? 'left' : x > width * 0.82 ? 'right' : 'centre';
  return { x, y: side === 'above' ? top : bottom, side, align };
}
