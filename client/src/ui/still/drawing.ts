import type { MarkShape, Place } from '@sunshine-seat/shared/domain/marks.ts';
import { isSame } from './picture-place.ts';
import { thinLine } from './thin-line.ts';

/** A hand that scribbles on and on is thinned on the way, so that each move costs the same. */
const MOST_PULLED = 1_000;

/**
 * A mark on its way. A mouse or a finger draws it in one pull; taps and the Enter key set its points one by one,
 * so that nobody has to drag.
 */
export type Drawing = {
  readonly tool: MarkShape;
  /** Points set before, one by one. */
  readonly placed: readonly Place[];
  /** The way of the pointer since it went down; null while it is up. */
  readonly pulled: readonly Place[] | null;
};

export type DrawingStep = {
  readonly drawing: Drawing;
  /** The points of a mark that is now whole. */
  readonly finished: readonly Place[] | null;
};

export function startDrawing(tool: MarkShape): Drawing {
  return { tool, placed: [], pulled: null };
}

/** The pointer goes down. */
export function press(drawing: Drawing, place: Place): Drawing {
  return { ...drawing, pulled: [place] };
}

/** The pointer moves while it is down. */
export function pull(drawing: Drawing, place: Place): Drawing {
  if (!drawing.pulled || isSame(drawing.pulled.at(-1), place)) return drawing;
  const pulled = [...drawing.pulled, place];
  return { ...drawing, pulled: pulled.length > MOST_PULLED ? thinLine(pulled, MOST_PULLED / 2) : pulled };
}

/** The pointer goes up; `isTap` when it hardly moved in between. */
export function release(drawing: Drawing, place: Place, isTap: boolean): DrawingStep {
  const { tool, placed, pulled } = pull(drawing, place);
  const from = pulled?.[0];
  if (!pulled || !from) return underWay(drawing);
  if (tool === 'point' || tool === 'text') return whole(tool, [place]);
  if (tool === 'line') return isTap ? placeOne(drawing, from) : whole(tool, [...placed, ...pulled]);
  if (placed[0]) return isSame(placed[0], place) ? placeOne(drawing, place) : whole(tool, [placed[0], place]);
  return isTap || isSame(from, place) ? placeOne(drawing, from) : whole(tool, [from, place]);
}

/** Enter: sets a point where the crosshair is; a line ends when its last point is set twice. */
export function setPoint(drawing: Drawing, place: Place): DrawingStep {
  if (isSame(drawing.placed.at(-1), place) && canFinish(drawing)) return finish(drawing);
  return release(press(drawing, place), place, true);
}

export function canFinish({ tool, placed }: Drawing): boolean {
  return tool === 'line' && placed.length >= 2;
}

/** Ends a line that is set point by point. */
export function finish(drawing: Drawing): DrawingStep {
  return canFinish(drawing) ? whole(drawing.tool, drawing.placed) : underWay(drawing);
}

/** What the mark would be if it ended here and now; `crosshair` where the next point would be set. */
export function previewPoints({ tool, placed, pulled }: Drawing, crosshair: Place | null): readonly Place[] {
  const way = pulled ?? (placed.length > 0 && crosshair ? [crosshair] : []);
  const points = [...placed, ...way].filter((point, index, all) => !isSame(point, all[index - 1]));
  const last = points.at(-1);
  if (!last || tool === 'line') return points;
  if (tool === 'point' || tool === 'text') return [last];
  return points.length > 1 ? [points[0] ?? last, last] : points;
}

const underWay = (drawing: Drawing): DrawingStep => ({
  drawing: { ...drawing, pulled: null },
  finished: null,
});
const whole = (tool: MarkShape, points: readonly Place[]): DrawingStep => ({
  drawing: startDrawing(tool),
  finished: points,
});

/** One more point is set; the same one twice counts once. */
function placeOne(drawing: Drawing, place: Place): DrawingStep {
  const { placed } = drawing;
  return underWay({ ...drawing, placed: isSame(placed.at(-1), place) ? placed : [...placed, place] });
}
