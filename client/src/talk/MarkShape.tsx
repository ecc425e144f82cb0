import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';

/** A mark in the pixels of its picture; lines keep their width however far one looks into it. */
export function MarkShape({ mark }: { mark: Mark }) {
  const [start = [0, 0], end = start] = mark.points;
  const [x, y] = start;
  switch (mark.shape) {
    case 'circle':
      return (
        <ellipse
          cx={(x + end[0]) / 2}
          cy={(y + end[1]) / 2}
          rx={Math.abs(end[0] - x) / 2}
          ry={Math.abs(end[1] - y) / 2}
        />
      );
    case 'arrow':
      return <path d={arrow(start, end)} />;
    case 'line':
      return <polyline points={mark.points.map((place) => place.join(',')).join(' ')} />;
    default:
      // No length at all: a round cap makes it a dot of the line's own width.
      return <path className="dot" d={`M${x} ${y}h0`} />;
  }
}

type Place = readonly [number, number];

function arrow(tail: Place, head: Place): string {
  const angle = Math.atan2(head[1] - tail[1], head[0] - tail[0]);
  const length = Math.hypot(head[0] - tail[0], head[1] - tail[1]) * 0.35;
  const barb = (turn: number) =>
    `${head[0] - length * Math.cos(angle + turn)} ${head[1] - length * Math.sin(angle + turn)}`;
  return `M${tail[0]} ${tail[1]}L${head[0]} ${head[1]}M${barb(0.5)}L${head[0]} ${head[1]}L${barb(-0.5)}`;
}
