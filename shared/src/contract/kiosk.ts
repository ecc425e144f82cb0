import * as z from 'zod/mini';
import { id, instant, language, mark, officerName, pictureSize, side, stage, stationBrand } from './base.ts';

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
  /** The seats in the hall by their numbers, and whether somebody is served there. */
  seats: z.array(z.object({ number: z.int(), state: z.enum(['free', 'viewing']) })),
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
  /** The seat it belongs to; null for a hall display. */
  seatNumber: z.nullable(z.int()),
});

const seatMark = z.object({ id, mark, side });
/** What the display of a seat shows: one case while an officer shows it there, and nothing of it otherwise. */
export const seatView = z.object({
  wire: z.int(),
  now: instant,
  station: stationBrand,
  number: z.int(),
  session: z.nullable(
    z.object({
      /** Names what is shown, to end just that with a tap. */
      id,
      /** The language of the complainant. */
      language,
      officer: officerName,
      stage,
      startsAt: instant,
      endsAt: instant,
      isComplainantPresent: z.boolean(),
      stills: z.array(z.object({ still: id, pictureId: id, ...pictureSize })),
      /** The one that is looked at now. */
      shown: z.nullable(id),
      /** Marks on that one, in the order they were drawn. */
      marks: z.array(seatMark),
    }),
  ),
});
export type SeatView = z.infer<typeof seatView>;
