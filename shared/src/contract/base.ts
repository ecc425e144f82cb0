import * as z from 'zod/mini';
import { CASE_KINDS, MILESTONES, OUTCOMES, STAGES } from '../domain/case-state.ts';
import { CLUE_FORMS, CLUE_SUBJECTS, DESCRIPTION_FIELDS, type DescriptionField } from '../domain/clues.ts';
import { RELATIONS } from '../domain/helpers.ts';
import { ITEM_STATES } from '../domain/items.ts';
import { LANGUAGES } from '../domain/languages.ts';
import { MARK_SHAPES, MAX_LINE_POINTS } from '../domain/marks.ts';
import { ROLES } from '../domain/permissions.ts';
import { SCOPES } from '../domain/recovery-window.ts';
import { ERROR_CODES } from './errors.ts';

/* What the server sends is parsed through `object`: unknown keys die. What it receives through `strictObject`: unknown keys are refused. */

/** Raised whenever a message changes shape; a client of another version is told WIRE_VERSION and reloads. */
export const WIRE_VERSION = 2;

/** Epoch milliseconds, UTC. */
export const instant = z.int().check(z.minimum(0), z.maximum(8.64e15));
export const id = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[A-Za-z0-9_-]+$/));
export const version = z.int().check(z.minimum(0), z.maximum(2 ** 31));
/** A place in one case's log, counted from 1; 0 means nothing yet. */
export const sequence = z.int().check(z.minimum(0), z.maximum(2 ** 31));

// Control and bidirectional override characters let a text pose as another; a line break is the only one people need.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Text a person wrote: trimmed, bounded, without control or direction-override characters. */
export function text(max: number, min = 1) {
  return z.string().check(
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
    z.refine((value) => !FORBIDDEN.test(value), { error: 'forbidden characters' }),
  );
}

export const language = z.enum(LANGUAGES);
export const kind = z.enum(CASE_KINDS);
export const stage = z.enum(STAGES);
export const milestone = z.enum(MILESTONES);
export const outcome = z.enum(OUTCOMES);
export const role = z.enum(ROLES);
export const scope = z.enum(SCOPES);
export const visibility = z.enum(['shared', 'internal']);
export const errorCode = z.enum(ERROR_CODES);

export const relation = z.enum(RELATIONS);
export const side = z.enum(['complainant', 'officer']);

/** A pixel of a picture: column and row from the top left corner. */
const pixel = z.int().check(z.minimum(0), z.maximum(20_000));
export const place = z.tuple([pixel, pixel]);
export const pictureSize = { width: pixel, height: pixel };

/** A mark on a still, in the pixels of the picture itself. */
export const mark = z.object({
  shape: z.enum(MARK_SHAPES),
  points: z.array(place).check(z.minLength(1), z.maxLength(MAX_LINE_POINTS)),
  text: z.nullable(text(60)),
});

export type DrawnMark = z.infer<typeof mark>;

const descriptionFields = [...new Set(Object.values(DESCRIPTION_FIELDS).flat())] as [
  DescriptionField,
  ...DescriptionField[],
];
export const describedField = { field: z.enum(descriptionFields), value: text(100) };
/** A clue. Which of the others are set follows from `form`. */
export const clue = z.object({
  form: z.enum(CLUE_FORMS),
  text: z.nullable(text(2000)),
  /** For `photo`: its picture. */
  pictureId: z.nullable(id),
  /** For `mark`: the still, and the mark as it was when it became a clue. */
  still: z.nullable(id),
  mark: z.nullable(mark),
  /** For `description`: what it describes, and what is known of it. */
  subject: z.nullable(z.enum(CLUE_SUBJECTS)),
  described: z.array(z.object(describedField)).check(z.maxLength(8)),
});
export type Clue = z.infer<typeof clue>;

export const itemState = z.enum(ITEM_STATES);
/** Something that was taken; the complainant and the officers see the same of it. */
export const caseItem = z.object({
  id,
  name: text(100),
  /** What it is told by. */
  imei: z.nullable(text(40)),
  serial: z.nullable(text(60)),
  plate: z.nullable(text(20)),
  marks: z.nullable(text(200)),
  /** Yuan. */
  value: z.nullable(z.int().check(z.minimum(0), z.maximum(100_000_000))),
  pictureId: z.nullable(id),
});
export type CaseItem = z.infer<typeof caseItem>;

export const REJECTION_CODES = [
  'investigation_risk',
  'privacy_of_others',
  'incomplete',
  'not_needed',
  'other',
] as const;
export const REVOCATION_CODES = [
  'investigation_risk',
  'privacy_of_others',
  'shared_in_error',
  'pass_lost',
  'other',
] as const;
export const rejectionCode = z.enum(REJECTION_CODES);
export const revocationCode = z.enum(REVOCATION_CODES);

/** A colour as `#rrggbb`. */
export const colour = z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/));

/** A name in the languages it exists in; zh-Hans always, the others fall back to it. */
export const names = z.strictObject({
  'zh-Hans': text(40),
  'zh-Hant': z.optional(text(40)),
  en: z.optional(text(60)),
  ar: z.optional(text(60)),
});
export type Names = z.infer<typeof names>;

/** How an officer appears to the public: family name, the same in Latin letters, badge number. */
export const officerName = z.object({
  familyName: text(20),
  familyNameLatin: text(40),
  badge: z.string().check(z.regex(/^[0-9A-Za-z]{3,12}$/)),
});
export type OfficerName = z.infer<typeof officerName>;

export const stationBrand = z.object({
  code: z.string().check(z.regex(/^[A-Z]{2,6}$/)),
  names,
  accent: z.nullable(colour),
  timeZone: text(64),
  /** The number of the station's duty desk, to call. */
  phone: z.nullable(text(24)),
});
export type StationBrand = z.infer<typeof stationBrand>;

export const errorReply = z.object({
  error: z.object({
    code: errorCode,
    /** The fields at fault, as paths like `items.0.name`. */
    fields: z.optional(z.array(z.string())),
    /** Milliseconds to wait before trying again (THROTTLED, BUSY, STOPPING). */
    retryAfterMs: z.optional(z.int()),
    /** The version the case has now (STALE_VERSION). */
    version: z.optional(z.int()),
    requestId: z.optional(z.string()),
  }),
});
export type ErrorReply = z.infer<typeof errorReply>;
export const nothing = z.object({});
/** A picture: bytes, not JSON. */
export const bytes = z.custom<Uint8Array>();
export type RejectionCode = z.infer<typeof rejectionCode>;
export type RevocationCode = z.infer<typeof revocationCode>;
