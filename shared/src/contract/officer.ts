import * as z from 'zod/mini';
import { ASSESSMENTS } from '../domain/clues.ts';
import { LOOKOUT_ANSWERS } from '../domain/lookouts.ts';
import { END_REASONS } from '../domain/recovery-window.ts';
import {
  caseItem,
  clue,
  id,
  instant,
  itemState,
  kind,
  language,
  mark,
  milestone,
  officerName,
  outcome,
  pictureSize,
  rejectionCode,
  relation,
  revocationCode,
  role,
  scope,
  sequence,
  side,
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

/** Who contributed: an officer (`by`), the complainant, or one of their helpers. */
const author = { side, helper: z.nullable(relation), passId: z.nullable(id) };

/** A still as officers have it: where it comes from, and what the original was. */
export const stillFacts = z.object({
  id,
  /** The copy without metadata that officers work on; masks and marks are in its pixels. */
  pictureId: id,
  ...pictureSize,
  camera: z.string(),
  /** When the picture shows the scene; null when nobody knows. */
  takenAt: z.nullable(instant),
  /** Why it was called up (調用登記). */
  reason: z.string(),
  /** SHA-256 of the original file as it came, hexadecimal. */
  sha256: z.string(),
  bytes: z.int(),
});
export type StillFacts = z.infer<typeof stillFacts>;

export const SEAT_END_REASONS = ['tap', 'signed_out', 'window', 'away', 'replaced'] as const;
export type SeatEndReason = (typeof SEAT_END_REASONS)[number];

/** One event of a case as officers see it. */
export const caseEvent = z.discriminatedUnion('type', [
  z.object({ ...eventBase, type: z.literal('case-received'), items: z.array(caseItem) }),
  z.object({
    ...eventBase,
    type: z.literal('update-posted'),
    ...written,
    reason: z.nullable(z.string()),
    outcome: z.nullable(outcome),
    /** It came from a patrol: the complainant is told what, not by whom. */
    isFromPatrol: z.boolean(),
    /** Held back for the officers' safety until then; null when it goes at once. */
    tellAt: z.nullable(instant),
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
  z.object({
    ...eventBase,
    type: z.literal('scopes-narrowed'),
    scopes: z.array(scope),
    code: revocationCode,
    reason: z.string(),
  }),
  z.object({ ...eventBase, type: z.literal('still-added'), still: stillFacts }),
  z.object({
    ...eventBase,
    type: z.literal('still-shared'),
    still: id,
    pictureId: id,
    ...pictureSize,
    caption: z.nullable(z.string()),
    /** SHA-256 of the copy as it was flattened, hexadecimal. */
    sha256: z.string(),
    masks: z.int(),
  }),
  z.object({ ...eventBase, type: z.literal('still-withdrawn'), still: id }),
  z.object({ ...eventBase, type: z.literal('mark-drawn'), still: id, mark, ...author }),
  z.object({ ...eventBase, type: z.literal('mark-undone'), target: id, ...author }),
  z.object({
    ...eventBase,
    type: z.literal('message-sent'),
    text: z.string(),
    textLanguage: z.nullable(language),
    ...author,
  }),
  z.object({ ...eventBase, type: z.literal('clue-added'), clue, ...author }),
  z.object({
    ...eventBase,
    type: z.literal('clue-assessed'),
    target: id,
    assessment: z.enum(ASSESSMENTS),
    note: z.nullable(z.string()),
  }),
  z.object({
    ...eventBase,
    type: z.literal('clue-thanked'),
    target: id,
    note: z.nullable(z.string()),
    noteLanguage: z.nullable(language),
  }),
  z.object({ ...eventBase, type: z.literal('item-listed'), item: caseItem }),
  z.object({ ...eventBase, type: z.literal('item-moved'), itemId: id, state: itemState }),
  z.object({ ...eventBase, type: z.literal('item-confirmed'), itemId: id, isMine: z.boolean() }),
  z.object({ ...eventBase, type: z.literal('seat-opened'), seatId: id, number: z.int() }),
  z.object({
    ...eventBase,
    type: z.literal('seat-ended'),
    seatId: id,
    number: z.int(),
    endReason: z.enum(SEAT_END_REASONS),
  }),
  z.object({
    ...eventBase,
    type: z.literal('lookout-sent'),
    lookoutId: id,
    description: z.string(),
    place: z.nullable(z.string()),
    pictureId: z.nullable(id),
    isOriginal: z.boolean(),
    /** Answers become milestones for the complainant, without place or names. */
    isTold: z.boolean(),
    clue: z.nullable(id),
  }),
  z.object({
    ...eventBase,
    type: z.literal('lookout-answered'),
    lookoutId: id,
    answer: z.enum(LOOKOUT_ANSWERS),
    place: z.nullable(z.string()),
  }),
  z.object({ ...eventBase, type: z.literal('lookout-ended'), lookoutId: id }),
  z.object({
    ...eventBase,
    type: z.literal('helper-added'),
    passId: id,
    relation,
    name: z.string(),
    scopes: z.array(scope),
  }),
  z.object({ ...eventBase, type: z.literal('helper-ended'), passId: id }),
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
  /** Helpers who look on now. */
  helpers: z.array(relation),
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
  /** How far officers have read of the complainant's stream. */
  seenSeq: sequence,
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
  /** Pictures of the masked stills that would be seen. */
  stills: z.array(id),
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
  /** Minutes before the complainant is told of a milestone about a suspect, and of one that a patrol answered. */
  suspectDelayMinutes: z.int(),
  patrolDelayMinutes: z.int(),
  /** The list of who opened a case names the officers. */
  namesInAccessLog: z.boolean(),
});

/** A lookout as patrols see it: what to look for, nothing of whose case it is. */
export const lookout = z.object({
  id,
  description: z.string(),
  place: z.nullable(z.string()),
  hasPicture: z.boolean(),
  kind,
  /** When it happened: the golden hours count from here. */
  occurredAt: instant,
  sentAt: instant,
  by: officerRef,
  answers: z.array(
    z.object({ answer: z.enum(LOOKOUT_ANSWERS), place: z.nullable(z.string()), at: instant, by: officerRef }),
  ),
});
export type Lookout = z.infer<typeof lookout>;

/** A numbered seat of the station, as officers see it. */
export const seat = z.object({
  id,
  number: z.int(),
  /** Its display; null when none is paired. */
  display: z.nullable(z.object({ id, isConnected: z.boolean() })),
  session: z.nullable(
    z.object({
      id,
      caseId: id,
      alias: z.int(),
      officer: officerRef,
      openedAt: instant,
      still: z.nullable(id),
    }),
  ),
});
export type Seat = z.infer<typeof seat>;

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
