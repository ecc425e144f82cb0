import type { WallLayout } from './wall-layout.ts';

export type SeatShape = {
  readonly columns: number;
  readonly rows: number;
};

/** How the seats of a hall are laid out; more than there are places for take turns. */
export function seatShape(count: number, orientation: WallLayout['orientation']): SeatShape {
  if (orientation === 'landscape') return { columns: count > 4 ? 2 : 1, rows: Math.min(4, count) };
  // Four words side by side would break on a standing wall.
  return count <= 3 ? { columns: Math.max(1, count), rows: Math.min(1, count) } : { columns: 2, rows: 2 };
}
