import type { WallLayout } from './wall-layout.ts';

export type CardShape = {
  /** `lying`: one card across; `roomy`: a few large ones; `close`: as many as the wall holds. */
  readonly name: 'lying' | 'roomy' | 'close';
  readonly columns: number;
  readonly rows: number;
  /** Diameter of the ring in CSS pixels. */
  readonly ring: number;
};

/** How large the cards are drawn: few cases use the room that many would need. */
export function cardShape(count: number, { orientation, columns, rows }: WallLayout): CardShape {
  if (orientation === 'portrait') return { name: 'lying', columns: 1, rows, ring: 128 };
  if (columns > 1 && count <= rows) return { name: 'lying', columns: 1, rows, ring: 164 };
  if (rows > 2 && count <= 2 * columns) return { name: 'roomy', columns, rows: 2, ring: 220 };
  return { name: 'close', columns, rows, ring: 164 };
}
