/** Marks drawn on a still by both sides. Places are whole pixels of the picture itself, whatever size a screen shows it at. */

export const MARK_SHAPES = ['point', 'arrow', 'circle', 'line', 'text'] as const;
export type MarkShape = (typeof MARK_SHAPES)[number];

/** Column and row of a pixel, from the top left corner. */
export type Place = readonly [x: number, y: number];

export type Mark = {
  readonly shape: MarkShape;
  readonly points: readonly Place[];
  readonly text: string | null;
};

/** Longer lines are thinned out by the client before they are sent. */
export const MAX_LINE_POINTS = 200;
/** Marks that one still carries at most; more would hide what is under them. */
export const MAX_MARKS = 300;

const pointsOf: Record<MarkShape, readonly [least: number, most: number]> = {
  point: [1, 1],
  /** From tail to head. */
  arrow: [2, 2],
  /** Two opposite corners of the box around it. */
  circle: [2, 2],
  line: [2, MAX_LINE_POINTS],
  text: [1, 1],
};

/** Whether a mark is whole and lies on a picture of this size. */
export function isMarkOn(mark: Mark, width: number, height: number): boolean {
  const [least, most] = pointsOf[mark.shape];
  if (mark.points.length < least || mark.points.length > most) return false;
  if (mark.shape === 'text' && !mark.text) return false;
  return mark.points.every(([x, y]) => x >= 0 && y >= 0 && x < width && y < height);
}
