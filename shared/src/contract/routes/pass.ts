import * as z from 'zod/mini';
import * as base from '../base.ts';
import { complainantSnapshot } from '../complainant.ts';
import type { Route } from './route.ts';

/** The complainant: in, the own case, out. */
export const passRoutes = {
  getPortal: {
    method: 'GET',
    path: '/portal',
    access: 'public',
    summary: 'What the entry page shows before anyone is signed in.',
    reply: z.object({
      wire: z.int(),
      now: base.instant,
      /** The station, when the installation has only one. */
      station: z.nullable(base.stationBrand),
      needsSetup: z.boolean(),
    }),
  },
  openPass: {
    method: 'POST',
    path: '/pass/session',
    access: 'public',
    summary:
      'Opens a case with its number and access code. A wrong code and an unknown case are answered alike.',
    body: z.strictObject({
      number: z.string().check(z.minLength(1), z.maxLength(64)),
      code: z.string().check(z.minLength(1), z.maxLength(64)),
    }),
    reply: z.object({ language: base.language }),
  },
  closePass: {
    method: 'DELETE',
    path: '/pass/session',
    access: 'complainant',
    summary: 'Hands this phone back: the session is over and the browser is told to clear what it kept.',
    reply: base.nothing,
  },
  getOwnCase: {
    method: 'GET',
    path: '/pass/case',
    access: 'complainant',
    summary: 'The case as its complainant may see it now, with the events after a cursor.',
    query: z.strictObject({
      after: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(2 ** 31))),
    }),
    reply: complainantSnapshot,
  },
} as const satisfies Record<string, Route>;
