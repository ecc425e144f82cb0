import * as z from 'zod/mini';
import { id, instant, stage, stationBrand } from './base.ts';

/** One card of the hall board: nothing that tells whose case it is. */
export const boardCard = z.object({
  alias: z.int(),
  stage,
  /** Zero-based step and number of steps, to draw the bars. */
  step: z.int(),
  steps: z.int(),
  startsAt: instant,
  endsAt: instant,
  /** When what it shows last changed; it glows for ten seconds. */
  changedAt: instant,
});
export type BoardCard = z.infer<typeof boardCard>;

export const board = z.object({
  wire: z.int(),
  now: instant,
  station: stationBrand,
  portalUrl: z.string(),
  cards: z.array(boardCard),
  figures: z.object({
    receivedToday: z.int(),
    openWindows: z.int(),
    /** Mean minutes from the report to the first word after it, today; null before the first. */
    firstWordMinutes: z.nullable(z.number()),
  }),
});
export type Board = z.infer<typeof board>;

export const kioskDevice = z.object({
  id,
  name: z.string(),
  pairedAt: instant,
  lastSeenAt: z.nullable(instant),
  isConnected: z.boolean(),
});
