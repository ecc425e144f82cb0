import * as z from 'zod/mini';
import * as base from '../base.ts';
import { board, kioskDevice } from '../kiosk.ts';
import type { Route } from './route.ts';

/** Hall displays: pairing and board. */
export const kioskRoutes = {
  startPairing: {
    method: 'POST',
    path: '/kiosk/pairings',
    access: 'public',
    summary: 'A display asks to be paired; it shows the six digits and keeps the secret.',
    reply: z.object({
      id: base.id,
      digits: z.string(),
      secret: z.string(),
      expiresAt: base.instant,
      now: base.instant,
    }),
    status: 201,
  },
  claimPairing: {
    method: 'POST',
    path: '/kiosk/pairings/:pairingId/claim',
    access: 'public',
    summary: 'The display asks whether an officer has approved; if so it gets its device token as a cookie.',
    params: z.strictObject({ pairingId: base.id }),
    body: z.strictObject({ secret: z.string().check(z.minLength(1), z.maxLength(100)) }),
    reply: z.object({
      state: z.enum(['waiting', 'paired']),
      /** What the display became; null while it waits. */
      as: z.nullable(z.enum(['hall', 'seat'])),
    }),
  },
  approvePairing: {
    method: 'POST',
    path: '/kiosk/pairings/approval',
    access: { action: 'pair-kiosk' },
    summary: 'Pairs the display that shows these digits with the own station.',
    body: z.strictObject({
      digits: z.string().check(z.regex(/^[0-9]{6}$/)),
      name: base.text(60),
      /** The seat whose display it is to be; null for a hall display. */
      seatId: z.nullable(base.id),
    }),
    reply: z.object({ kiosk: kioskDevice }),
    status: 201,
    isIdempotent: true,
  },
  listKiosks: {
    method: 'GET',
    path: '/kiosks',
    access: { action: 'pair-kiosk' },
    summary: 'The displays of the own station.',
    reply: z.object({ kiosks: z.array(kioskDevice) }),
  },
  unpairKiosk: {
    method: 'DELETE',
    path: '/kiosks/:kioskId',
    access: { action: 'pair-kiosk' },
    summary: 'Unpairs a display; its screen goes back to the pairing page at once.',
    params: z.strictObject({ kioskId: base.id }),
    reply: base.nothing,
    isIdempotent: true,
  },
  getBoard: {
    method: 'GET',
    path: '/kiosk/board',
    access: 'kiosk',
    summary: 'The hall board of the own station.',
    reply: board,
  },
} as const satisfies Record<string, Route>;
