import * as z from 'zod/mini';
import * as base from '../base.ts';
import * as o from '../officer.ts';
import { caseParams, caseVersion, written } from './case-write.ts';
import type { Route } from './route.ts';

const stillParams = z.strictObject({ caseId: base.id, stillId: base.id });
const pixel = z.int().check(z.minimum(-100), z.maximum(20_000));
/** What hides part of a still, in its pixels; may reach over its edge. */
export const mask = z.discriminatedUnion('shape', [
  z.strictObject({
    shape: z.literal('rectangle'),
    x: pixel,
    y: pixel,
    width: z.int().check(z.minimum(1), z.maximum(20_000)),
    height: z.int().check(z.minimum(1), z.maximum(20_000)),
  }),
  z.strictObject({
    shape: z.literal('polygon'),
    points: z.array(z.tuple([pixel, pixel])).check(z.minLength(3), z.maxLength(60)),
  }),
]);

/** One line of the register of a still (調用登記). */
const registerLine = z.object({
  at: base.instant,
  /** Null when it was the complainant’s side or a seat display. */
  officer: z.nullable(o.officerRef),
  side: z.enum(['officer', 'complainant', 'seat']),
  what: z.enum(['added', 'seen', 'original-seen', 'shared', 'withdrawn', 'copy-seen']),
  reason: z.nullable(z.string()),
});

/** Stills: in, masked, shared, withdrawn; who saw them. */
export const stillRoutes = {
  addStill: {
    method: 'POST',
    path: '/cases/:caseId/stills',
    access: { action: 'work-with-stills' },
    summary:
      'Makes a still of an uploaded file: the original is sealed, a copy without metadata is worked on.',
    params: caseParams,
    body: z.strictObject({
      uploadId: base.id,
      camera: base.text(100),
      takenAt: z.nullable(base.instant),
      reason: base.text(300),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  shareStill: {
    method: 'POST',
    path: '/cases/:caseId/stills/:stillId/sharing',
    access: { action: 'work-with-stills' },
    summary:
      'Flattens the masks into a copy, which alone others ever get; told at once where stills are shared, otherwise once they are.',
    params: stillParams,
    body: z.strictObject({
      ...caseVersion,
      masks: z.array(mask).check(z.maxLength(60)),
      caption: z.nullable(base.text(200)),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  withdrawStill: {
    method: 'POST',
    path: '/cases/:caseId/stills/:stillId/withdrawal',
    access: { action: 'work-with-stills' },
    summary: 'Takes a still back from everyone but the officers.',
    params: stillParams,
    body: z.strictObject(caseVersion),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  seeOriginal: {
    method: 'POST',
    path: '/cases/:caseId/stills/:stillId/original',
    access: { action: 'work-with-stills' },
    summary: 'The sealed original, byte for byte; its reading is registered with the reason.',
    params: stillParams,
    body: z.strictObject({ reason: base.text(300) }),
    reply: base.bytes,
    givesPicture: true,
  },
  getRegister: {
    method: 'GET',
    path: '/cases/:caseId/stills/:stillId/register',
    access: { action: 'read-case' },
    summary: 'Who saw or changed a still, when, for what reason; newest first.',
    params: stillParams,
    reply: z.object({ lines: z.array(registerLine) }),
  },
  drawMark: {
    method: 'POST',
    path: '/cases/:caseId/marks',
    access: { action: 'mark-still' },
    summary: 'Draws on a shared still; everyone who sees it sees the mark.',
    params: caseParams,
    body: z.strictObject({ still: base.id, mark: z.strictObject(base.mark.shape) }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  undoMark: {
    method: 'POST',
    path: '/cases/:caseId/marks/:markId/undo',
    access: { action: 'mark-still' },
    summary: 'Takes an own mark away.',
    params: z.strictObject({ caseId: base.id, markId: base.id }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
} as const satisfies Record<string, Route>;
