import * as z from 'zod/mini';
import * as base from '../base.ts';
import * as o from '../officer.ts';
import { caseParams, caseVersion, written } from './case-write.ts';
import type { Route } from './route.ts';

const eventParams = z.strictObject({ caseId: base.id, eventId: base.id });
const casePass = z.object({
  number: z.string(),
  /** Shown this once; only a fingerprint is kept. */
  code: z.string(),
  /** What the QR holds. */
  address: z.string(),
  issuedAt: base.instant,
});
export type CasePass = z.infer<typeof casePass>;

/** Cases: queue, intake, updates, pass. */
export const caseRoutes = {
  listCases: {
    method: 'GET',
    path: '/cases',
    access: { action: 'see-queue' },
    summary: 'The queue: open cases by golden time left, or ended ones by the time they ended.',
    query: z.strictObject({
      state: z.optional(z.enum(['open', 'ended'])),
      before: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(8.64e15))),
    }),
    reply: o.queue,
  },
  takeReport: {
    method: 'POST',
    path: '/cases',
    access: { action: 'take-report' },
    summary: 'Takes a report; answers with the case pass, which is shown this once.',
    body: z.strictObject({
      kind: base.kind,
      occurredAt: base.instant,
      place: base.text(200),
      what: base.text(2000),
      items: z
        .array(z.strictObject({ name: base.text(100), marks: z.nullable(base.text(200)) }))
        .check(z.maxLength(20)),
      complainant: z.strictObject({
        name: base.text(100),
        phone: z.string().check(z.trim(), z.regex(/^\+?[0-9][0-9 -]{4,23}$/)),
        language: base.language,
      }),
    }),
    reply: z.object({ row: o.queueRow, pass: casePass }),
    status: 201,
    isIdempotent: true,
  },
  getCase: {
    method: 'GET',
    path: '/cases/:caseId',
    access: { action: 'read-case' },
    summary: 'One case in full; recorded as a read.',
    params: caseParams,
    reply: o.officerCase,
  },
  getIdentity: {
    method: 'GET',
    path: '/cases/:caseId/identity',
    access: { action: 'reveal-identity' },
    summary: 'Name and phone of the complainant; recorded as such.',
    params: caseParams,
    reply: o.identity,
  },
  postUpdate: {
    method: 'POST',
    path: '/cases/:caseId/updates',
    access: { action: 'post-update' },
    summary: 'Posts a milestone, a note, or both.',
    params: caseParams,
    body: z.strictObject({
      ...caseVersion,
      visibility: base.visibility,
      milestone: z.nullable(base.milestone),
      note: z.nullable(base.text(2000)),
      place: z.nullable(base.text(200)),
      /** Needed by `case_refused`, `case_transferred` and `case_reopened`. */
      reason: z.nullable(base.text(500)),
      /** Needed by `case_closed`. */
      outcome: z.nullable(base.outcome),
      /** A promise made along with it. */
      nextUpdateBy: z.nullable(base.instant),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  correctUpdate: {
    method: 'POST',
    path: '/cases/:caseId/updates/:eventId/correction',
    access: { action: 'post-update' },
    summary: 'Puts an update right with a new entry that names it.',
    params: eventParams,
    body: z.strictObject({
      ...caseVersion,
      note: z.nullable(base.text(2000)),
      place: z.nullable(base.text(200)),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  retractUpdate: {
    method: 'POST',
    path: '/cases/:caseId/updates/:eventId/retraction',
    access: { action: 'post-update' },
    summary: 'Withdraws an update with a new entry that names it; the reason stays with the officers.',
    params: eventParams,
    body: z.strictObject({ ...caseVersion, reason: base.text(500) }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  makePromise: {
    method: 'POST',
    path: '/cases/:caseId/promise',
    access: { action: 'post-update' },
    summary: 'Promises when the complainant hears again.',
    params: caseParams,
    body: z.strictObject({ ...caseVersion, nextUpdateBy: base.instant }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  assignOfficer: {
    method: 'POST',
    path: '/cases/:caseId/officer',
    access: { action: 'assign-officer' },
    summary: 'Puts an officer in charge.',
    params: caseParams,
    body: z.strictObject({ ...caseVersion, officerId: base.id }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  reissuePass: {
    method: 'POST',
    path: '/cases/:caseId/pass',
    access: { action: 'reissue-pass' },
    summary: 'A new case pass; the old code and its sessions die at once.',
    params: caseParams,
    body: z.strictObject(caseVersion),
    reply: z.object({ row: o.queueRow, pass: casePass }),
    status: 201,
    isIdempotent: true,
  },
} as const satisfies Record<string, Route>;
