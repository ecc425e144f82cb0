import * as z from 'zod/mini';
import * as base from '../base.ts';
import { seatView } from '../kiosk.ts';
import * as o from '../officer.ts';
import type { Route } from './route.ts';

const seatParams = z.strictObject({ seatId: base.id });
const answered = z.object({ seat: o.seat });

/** Seats in the hall and what is shown at them. */
export const seatRoutes = {
  listSeats: {
    method: 'GET',
    path: '/seats',
    access: { action: 'see-seats' },
    summary: 'The seats of the own station.',
    reply: z.object({ seats: z.array(o.seat) }),
  },
  addSeat: {
    method: 'POST',
    path: '/seats',
    access: { action: 'manage-seats' },
    summary: 'Adds a numbered seat.',
    body: z.strictObject({ number: z.int().check(z.minimum(1), z.maximum(99)) }),
    reply: answered,
    status: 201,
    isIdempotent: true,
  },
  removeSeat: {
    method: 'DELETE',
    path: '/seats/:seatId',
    access: { action: 'manage-seats' },
    summary: 'Removes a seat; its display is unpaired.',
    params: seatParams,
    reply: base.nothing,
    isIdempotent: true,
  },
  openSeat: {
    method: 'POST',
    path: '/seats/:seatId/session',
    access: { action: 'open-seat' },
    summary: 'Shows a case at a seat, where its window is open and seats are shared.',
    params: seatParams,
    body: z.strictObject({ caseId: base.id }),
    reply: answered,
    status: 201,
    isIdempotent: true,
  },
  showAtSeat: {
    method: 'POST',
    path: '/seats/:seatId/session/still',
    access: { action: 'open-seat' },
    summary: 'Chooses the still that is looked at.',
    params: seatParams,
    body: z.strictObject({ still: base.id }),
    reply: answered,
    isIdempotent: true,
  },
  endSeat: {
    method: 'DELETE',
    path: '/seats/:seatId/session',
    access: { action: 'open-seat' },
    summary: 'Ends what is shown; the display wipes itself.',
    params: seatParams,
    reply: answered,
    isIdempotent: true,
  },
  getSeatView: {
    method: 'GET',
    path: '/seat/view',
    access: 'seat',
    summary: 'What this seat display shows now.',
    reply: seatView,
  },
  getSeatPicture: {
    method: 'GET',
    path: '/seat/pictures/:pictureId',
    access: 'seat',
    summary: 'A masked still of the case shown at this seat; otherwise there is none.',
    params: z.strictObject({ pictureId: base.id }),
    reply: base.bytes,
    givesPicture: true,
  },
  endSeatHere: {
    method: 'DELETE',
    path: '/seat/sessions/:sessionId',
    access: 'seat',
    summary: 'A tap at the display ends what is shown there; what came after it stays.',
    params: z.strictObject({ sessionId: base.id }),
    reply: base.nothing,
    isIdempotent: true,
  },
} as const satisfies Record<string, Route>;
