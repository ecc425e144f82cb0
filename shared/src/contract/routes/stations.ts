import * as z from 'zod/mini';
import { MAX_WINDOW_MINUTES, MIN_WINDOW_MINUTES } from '../../domain/recovery-window.ts';
import * as base from '../base.ts';
import * as o from '../officer.ts';
import type { Route } from './route.ts';

export const stationInput = {
  names: base.names,
  accent: z.nullable(base.colour),
  phone: z.nullable(base.text(24)),
};
export const windowMinutes = z.int().check(z.minimum(MIN_WINDOW_MINUTES), z.maximum(MAX_WINDOW_MINUTES));
const delayMinutes = z.int().check(z.minimum(0), z.maximum(60));
export const timeZone = base.text(64).check(
  z.refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  }),
);

/** The station: brand and policy. */
export const stationRoutes = {
  updateStation: {
    method: 'PATCH',
    path: '/station',
    access: { action: 'manage-station' },
    summary: 'Changes brand and policy of the own station.',
    body: z.strictObject({
      ...stationInput,
      policy: z.strictObject({
        windowMinutes,
        answerMinutes: z.int().check(z.minimum(5), z.maximum(120)),
        excludedKinds: z.array(base.kind).check(z.maxLength(6)),
        suspectDelayMinutes: delayMinutes,
        patrolDelayMinutes: delayMinutes,
        namesInAccessLog: z.boolean(),
      }),
    }),
    reply: z.object({ station: o.me.shape.station }),
    isIdempotent: true,
  },
} as const satisfies Record<string, Route>;
