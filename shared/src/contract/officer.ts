import * as z from 'zod/mini';
import { END_REASONS } from '../domain/recovery-window.ts';
import {
  id,
  instant,
  kind,
  language,
  milestone,
  officerName,
  outcome,
  rejectionCode,
  revocationCode,
  role,
  scope,
  sequence,
  stage,
  stationBrand,
  version,
  visibility,
} from './base.ts';

export const officerRef = z.object({ id, ...officerName.shape });
export type OfficerRef = z.infer<typeof officerRef>;

const eventBase = {
  id,
  caseId: id,
  seq: sequence,
  at: instant,
  /** Who did it; null when the system did (the end of a window by time). */
  by: z.nullable(officerRef),
  visibility,
  /** Its place in the complainant's stream; null for internal events and for shared ones still held back. */
  sharedSeq: z.nullable(sequence),
};

const written = {
  milestone: z.nullable(milestone),
  note: z.nullable(z.string()),
  noteLanguage: z.nullable(language),
  place: z.nullable(z.string()),
};

/** One event of a case as officers see it. */
export const caseEvent = z.discriminatedUnion('type', [
  z.object({ ...eventBase, type: z.literal('case-received') }),
  z.object({
    ...eventBase,
    type: z.literal('update-posted'),
    ...written,
    reason: z.nullable(z.string()),
    outcome: z.nullable(outcome),
  }),
  z.object({ ...eventBase, type: z.literal('update-corrected'), target: id, ...written }),
  z.object({ ...eventBase, type: z.literal('update-retracted'), target: id, reason: z.string() }),
  /** A shared update that was held back until the window opened has now reached the complainant. */
  z.object({ ...eventBase, type: z.literal('update-released'), target: id }),
  z.object({ ...eventBase, type: z.literal('officer-assigned'), officer: officerRef }),
  z.object({ ...eventBase, type: z.literal('promise-made'), nextUpdateBy: instant }),
  z.object({
    ...eventBase,
    type: z.literal('share-requested'),
    requestId: id,
    scopes: z.array(scope),
    reason: z.string(),
    minutes: z.int(),
    answerBy: instant,
  }),
  z.object({
    ...eventBase,
    type: z.literal('share-rejected'),
    requestId: id,
    code: rejectionCode,
    reason: z.string(),
  }),
  z.object({
    ...eventBase,
    type: z.literal('window-opened'),
    requestId: id,
    scopes: z.array(scope),
    startsAt: instant,
    endsAt: instant,
    askedMinutes: z.int(),
    minutes: z.int(),
    isExtension: z.boolean(),
    requestedBy: officerRef,
  }),
  z.object({
    ...eventBase,
    type: z.literal('window-ended'),
    endReason: z.enum(END_REASONS),
    code: z.nullable(revocationCode),
    reason: z.nullable(z.string()),
  }),
  z.object({ ...eventBase, type: z.literal('pass-reissued') }),
]);
export type CaseEvent = z.infer<typeof caseEvent>;
export type CaseEventType = CaseEvent['type'];

/** How sharing stands on a row of the queue. */
export const rowSharing = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('excluded') }),
  z.object({ state: z.literal('asked'), requestId: id, at: instant, answerBy: instant, byOfficerId: id }),
  z.object({
    state: z.literal('open'),
    startsAt: instant,
    endsAt: instant,
    /** A request for an extension that waits, or null. */
    asked: z.nullable(z.object({ requestId: id, at: instant, answerBy: instant, byOfficerId: id })),
  }),
  z.object({ state: z.literal('ended'), endedAt: instant, reason: z.enum(END_REASONS) }),
]);
export type RowSharing = z.infer<typeof rowSharing>;

/** A case in the queue: enough to choose it, nothing a person wrote. */
export const queueRow = z.object({
  id,
  number: z.string(),
  alias: z.int(),
  kind,
  stage,
  sharedStage: stage,
  occurredAt: instant,
  receivedAt: instant,
  endedAt: z.nullable(instant),
  officer: z.nullable(officerRef),
  nextUpdateBy: z.nullable(instant),
  sharing: rowSharing,
  version,
});
export type QueueRow = z.infer<typeof queueRow>;

export const queue = z.object({
  now: instant,
  rows: z.array(queueRow),
  /** Pass as `before` to get older ended cases; null at the end and for open cases. */
  nextBefore: z.nullable(instant),
});

export const item = z.object({ name: z.string(), marks: z.nullable(z.string()) });

/** What was reported. */
export const facts = z.object({
  place: z.string(),
  what: z.string(),
  items: z.array(item),
  language,
});

/** What came of the complainant's side: delivered and seen, as places in their stream. */
export const reach = z.object({
  deliveredSeq: sequence,
  deliveredAt: z.nullable(instant),
  seenSeq: sequence,
  seenAt: z.nullable(instant),
});
export type Reach = z.infer<typeof reach>;

export const presence = z.object({
  isComplainantPresent: z.boolean(),
  officers: z.array(officerRef),
});
export type Presence = z.infer<typeof presence>;

export const officerCase = z.object({
  now: instant,
  row: queueRow,
  facts,
  events: z.array(caseEvent),
  reach,
  presence,
  /** The last four characters of the case pass in force. */
  passTail: z.string(),
});
export type OfficerCase = z.infer<typeof officerCase>;

export const identity = z.object({ name: z.string(), phone: z.string() });

export const shareRequest = z.object({
  id,
  state: z.enum(['waiting', 'approved', 'rejected', 'withdrawn']),
  requestedBy: officerRef,
  requestedAt: instant,
  answerBy: instant,
  scopes: z.array(scope),
  reason: z.string(),
  minutes: z.int(),
  /** What approval would give: never more than the station's policy. */
  grantableMinutes: z.int(),
  isExtension: z.boolean(),
  passTail: z.string(),
  /** Shared updates already written that approval would release. */
  heldUpdates: z.int(),
  row: queueRow,
});
export type ShareRequest = z.infer<typeof shareRequest>;

export const officer = z.object({
  id,
  name: z.string(),
  ...officerName.shape,
  roles: z.array(role),
  isActive: z.boolean(),
  mustChangePassword: z.boolean(),
});
export type Officer = z.infer<typeof officer>;

export const stationPolicy = z.object({
  windowMinutes: z.int(),
  answerMinutes: z.int(),
  excludedKinds: z.array(kind),
});

export const me = z.object({
  now: instant,
  wire: z.int(),
  officer,
  station: z.object({ id, ...stationBrand.shape, policy: stationPolicy }),
  /** Until when a decision needs no new password; null when it does. */
  steppedUpUntil: z.nullable(instant),
});
export type Me = z.infer<typeof me>;

export const officerSession = z.object({
  id,
  createdAt: instant,
  lastSeenAt: instant,
  userAgent: z.string(),
  isCurrent: z.boolean(),
});
