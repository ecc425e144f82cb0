import * as z from 'zod/mini';
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
  scope,
  sequence,
  side,
  stage,
  stationBrand,
} from './base.ts';

/** How sharing stands, as the complainant may know it. */
export const sharing = z.discriminatedUnion('phase', [
  z.object({
    phase: z.literal('waiting'),
    /** A request that is being decided, or null when none is. */
    asked: z.nullable(z.object({ at: instant, answerBy: instant })),
    /** The last decision against sharing, or null. */
    rejected: z.nullable(z.object({ at: instant, code: rejectionCode })),
    /** The station never shares cases of this kind. */
    isExcluded: z.boolean(),
  }),
  z.object({ phase: z.literal('open'), startsAt: instant, endsAt: instant, scopes: z.array(scope) }),
  z.object({
    phase: z.literal('ended'),
    startsAt: instant,
    endsAt: instant,
    endedAt: instant,
    reason: z.enum(END_REASONS),
    /** Why it was withdrawn; only with reason `revoked`. */
    code: z.nullable(revocationCode),
    /** A request for a new window that is being decided, or null. */
    asked: z.nullable(z.object({ at: instant, answerBy: instant })),
  }),
]);
export type Sharing = z.infer<typeof sharing>;

/** Where the case stands now; sent whole with every entry, the last one counts. */
export const header = z.object({
  stage,
  officer: z.nullable(officerName),
  /** When the complainant hears again at the latest. */
  nextUpdateBy: z.nullable(instant),
  outcome: z.nullable(outcome),
  sharing,
});
export type Header = z.infer<typeof header>;

const entryBase = { id, at: instant };

/** One line of the complainant's timeline. */
export const entry = z.discriminatedUnion('type', [
  z.object({ ...entryBase, type: z.literal('case-received'), items: z.array(caseItem) }),
  z.object({
    ...entryBase,
    type: z.literal('update'),
    milestone: z.nullable(milestone),
    /** The officer's own words, in the language they were written in. */
    note: z.nullable(z.string()),
    noteLanguage: z.nullable(language),
    place: z.nullable(z.string()),
    /** For refusal, transfer and reopening: why. */
    reason: z.nullable(z.string()),
    outcome: z.nullable(outcome),
    /** Null for what a patrol reported: who is out there is not told. */
    by: z.nullable(officerName),
  }),
  z.object({
    ...entryBase,
    type: z.literal('correction'),
    /** The entry that this one puts right. */
    target: id,
    milestone: z.nullable(milestone),
    note: z.nullable(z.string()),
    noteLanguage: z.nullable(language),
    place: z.nullable(z.string()),
    by: officerName,
  }),
  z.object({ ...entryBase, type: z.literal('retraction'), target: id, by: officerName }),
  z.object({ ...entryBase, type: z.literal('officer-assigned'), officer: officerName }),
  z.object({ ...entryBase, type: z.literal('promise'), nextUpdateBy: instant, by: officerName }),
  z.object({ ...entryBase, type: z.literal('share-requested'), answerBy: instant, by: officerName }),
  z.object({ ...entryBase, type: z.literal('share-rejected'), code: rejectionCode }),
  z.object({
    ...entryBase,
    type: z.literal('window-opened'),
    startsAt: instant,
    endsAt: instant,
    isExtension: z.boolean(),
    requestedBy: officerName,
  }),
  z.object({
    ...entryBase,
    type: z.literal('window-ended'),
    reason: z.enum(END_REASONS),
    code: z.nullable(revocationCode),
  }),
  /** Something is no longer shared, while the window stays open. */
  z.object({
    ...entryBase,
    type: z.literal('scopes-narrowed'),
    scopes: z.array(scope),
    code: revocationCode,
  }),
  /** A masked still, for the first time or masked anew; the newest copy of a still counts. */
  z.object({
    ...entryBase,
    type: z.literal('still-shared'),
    still: id,
    pictureId: id,
    ...pictureSize,
    caption: z.nullable(z.string()),
    by: officerName,
  }),
  z.object({ ...entryBase, type: z.literal('still-withdrawn'), still: id }),
  /** A mark on a still; the entry's id is the mark's. */
  z.object({
    ...entryBase,
    type: z.literal('mark-drawn'),
    still: id,
    mark,
    side,
    helper: z.nullable(relation),
    /** Drawn with the pass that looks. */
    isOwn: z.boolean(),
  }),
  z.object({ ...entryBase, type: z.literal('mark-undone'), target: id }),
  z.object({
    ...entryBase,
    type: z.literal('message'),
    side,
    text: z.string(),
    textLanguage: z.nullable(language),
    /** The officer who wrote it; null for the complainant's side. */
    by: z.nullable(officerName),
    helper: z.nullable(relation),
  }),
  z.object({ ...entryBase, type: z.literal('clue'), clue, side, helper: z.nullable(relation) }),
  z.object({
    ...entryBase,
    type: z.literal('clue-thanked'),
    target: id,
    note: z.nullable(z.string()),
    noteLanguage: z.nullable(language),
    by: officerName,
  }),
  z.object({ ...entryBase, type: z.literal('item-listed'), item: caseItem }),
  z.object({ ...entryBase, type: z.literal('item-moved'), itemId: id, state: itemState, by: officerName }),
  z.object({ ...entryBase, type: z.literal('item-confirmed'), itemId: id, isMine: z.boolean() }),
  z.object({ ...entryBase, type: z.literal('seat-opened'), number: z.int(), by: officerName }),
  z.object({ ...entryBase, type: z.literal('seat-ended'), number: z.int() }),
  z.object({
    ...entryBase,
    type: z.literal('helper-added'),
    passId: id,
    relation,
    name: z.string(),
    scopes: z.array(scope),
  }),
  z.object({ ...entryBase, type: z.literal('helper-ended'), passId: id }),
  /** Something this pass may not see, or not any more: it keeps its place in the stream and says nothing. */
  z.object({ ...entryBase, type: z.literal('withheld') }),
]);
export type Entry = z.infer<typeof entry>;

/** One event of the complainant's stream. `sharedSeq` counts 1, 2, 3 … without a gap. */
export const complainantEvent = z.object({
  sharedSeq: sequence,
  /** Fingerprint of this event and all before it; a device that keeps the last one notices a rewritten past. */
  hash: z.string(),
  entry,
  header,
});
export type ComplainantEvent = z.infer<typeof complainantEvent>;

export const complainantCase = z.object({
  number: z.string(),
  kind,
  language,
  receivedAt: instant,
  station: stationBrand,
  /** Index of today's word on the hall board, into `common.aliases`. */
  alias: z.int(),
});

/** How far officers have read the complainant's stream. */
export const seenByOfficers = z.object({ sharedSeq: sequence, at: instant });

/** The pass that looks: the complainant's own, or a helper's with what it is limited to. */
export const passView = z.object({
  id,
  relation: z.nullable(relation),
  scopes: z.nullable(z.array(scope)),
});

/** Everything the page needs to start: the case, where it stands, and the events after the cursor asked for. */
export const complainantSnapshot = z.object({
  wire: z.int(),
  now: instant,
  case: complainantCase,
  header,
  /** The events after the cursor, oldest first. */
  events: z.array(complainantEvent),
  /** The last `sharedSeq` there is. */
  head: sequence,
  /** Whether the officer in charge is at the case now; null outside an open window. */
  isOfficerPresent: z.nullable(z.boolean()),
  seen: z.nullable(seenByOfficers),
  pass: passView,
});
export type ComplainantSnapshot = z.infer<typeof complainantSnapshot>;
