import { MAX_LINE_POINTS, type Place } from '@sunshine-seat/shared/domain/marks.ts';

/** How far a thinned line may leave the one that was drawn, in pixels of the picture, before it has to be thinned harder. */
const FINEST = 1;

/** A free line with as few points as still tell its course, and never more than a mark may have (Douglas and Peucker). */
export function thinLine(points: readonly Place[], most = MAX_LINE_POINTS): readonly Place[] {
  let thinned = withoutRepeats(points);
  for (let tolerance = FINEST; ; tolerance *= 2) {
    thinned = simplify(thinned, tolerance);
    if (thinned.length <= most) return thinned;
  }
}

function withoutRepeats(points: readonly Place[]): readonly Place[] {
  return points.filter(([x, y], index) => {
    const before = points[index - 1];
    return !before || before[0] !== x || before[1] !== y;
  });
}

/** With a stack of its own: a scribble of thousands of points must not exhaust the call stack. */
function simplify(points: readonly Place[], tolerance: number): readonly Place[] {
  if (points.length <= 2) return points;
  const isKept = new Uint8Array(points.length);
  isKept[0] = 1;
  isKept[points.length - 1] = 1;
  const stretches: [from: number, to: number][] = [[0, points.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const far = farthest(points, ...stretch);
    if (far.distance <= tolerance) continue;
    isKept[far.index] = 1;
    stretches.push([stretch[0], far.index], [far.index, stretch[1]]);
  }
  return points.filter((_, index) => isKept[index] === 1);
}

function farthest(points: readonly Place[], from: number, to: number) {
  let [index, distance] = [from, 0];
  for (let next = from + 1; next < to; next++) {
    const far = distanceTo(points[next], points[from], points[to]);
    if (far > distance) [index, distance] = [next, far];
  }
  return { index, distance };
}

/** From a point to a stretch, not to the endless line through it: a loop comes back to where it began. */
function distanceTo(point: Place = [0, 0], from: Place = [0, 0], to: Place = [0, 0]): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point[0] - from[0] - share * dx, point[1] - from[1] - share * dy);
}
