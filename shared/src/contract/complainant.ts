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
  scope,
  sequence,
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
  z.object({ ...entryBase, type: z.literal('case-received') }),
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
    by: officerName,
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
});
export type ComplainantSnapshot = z.infer<typeof complainantSnapshot>;
