import * as z from 'zod/mini';
import { CLUE_SUBJECTS } from '../../domain/clues.ts';
import { HELPER_SCOPES, MAX_HELPERS } from '../../domain/helpers.ts';
import * as base from '../base.ts';
import { complainantEvent } from '../complainant.ts';
import type { Route } from './route.ts';

/** What a contribution is answered with: its own place in the stream. */
const contributed = z.object({ events: z.array(complainantEvent) });

const described = z.array(z.strictObject(base.describedField)).check(z.minLength(1), z.maxLength(8));
export const clueInput = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('text'), text: base.text(2000) }),
  z.strictObject({ form: z.literal('photo'), uploadId: base.id, text: z.nullable(base.text(2000)) }),
  z.strictObject({ form: z.literal('mark'), markId: base.id, text: z.nullable(base.text(2000)) }),
  z.strictObject({
    form: z.literal('description'),
    subject: z.enum(CLUE_SUBJECTS),
    described,
    text: z.nullable(base.text(2000)),
  }),
]);

const helper = z.object({
  id: base.id,
  relation: base.relation,
  name: z.string(),
  scopes: z.array(base.scope),
  addedAt: base.instant,
  /** The last characters of its code, to tell slips apart. */
  tail: z.string(),
  lastSeenAt: z.nullable(base.instant),
  isHere: z.boolean(),
});

/** What the complainant and their helpers do. */
export const takePartRoutes = {
  sendOwnMessage: {
    method: 'POST',
    path: '/pass/messages',
    access: 'complainant',
    summary: 'Writes to the officers; inside the window, where messages are shared.',
    body: z.strictObject({ text: base.text(2000) }),
    reply: contributed,
    status: 201,
    isIdempotent: true,
  },
  addOwnClue: {
    method: 'POST',
    path: '/pass/clues',
    access: 'complainant',
    summary: 'Adds a clue: text, a photo, one’s own mark, or a description.',
    body: clueInput,
    reply: contributed,
    status: 201,
    isIdempotent: true,
  },
  drawOwnMark: {
    method: 'POST',
    path: '/pass/marks',
    access: 'complainant',
    summary: 'Draws on a shared still.',
    body: z.strictObject({ still: base.id, mark: z.strictObject(base.mark.shape) }),
    reply: contributed,
    status: 201,
    isIdempotent: true,
  },
  undoOwnMark: {
    method: 'POST',
    path: '/pass/marks/:markId/undo',
    access: 'complainant',
    summary: 'Takes an own mark away.',
    params: z.strictObject({ markId: base.id }),
    reply: contributed,
    status: 201,
    isIdempotent: true,
  },
  confirmItem: {
    method: 'POST',
    path: '/pass/items/:itemId/confirmation',
    access: 'complainant',
    summary: 'Says whether a recovered item is one’s own.',
    params: z.strictObject({ itemId: base.id }),
    body: z.strictObject({ isMine: z.boolean() }),
    reply: contributed,
    status: 201,
    isIdempotent: true,
  },
  listHelpers: {
    method: 'GET',
    path: '/pass/helpers',
    access: 'complainant',
    summary: 'Who was given a pass, and whether it is in use.',
    reply: z.object({ helpers: z.array(helper).check(z.maxLength(MAX_HELPERS)) }),
  },
  addHelper: {
    method: 'POST',
    path: '/pass/helpers',
    access: 'complainant',
    summary: 'Gives a relative, guardian or lawyer a pass of their own; its code is shown this once.',
    body: z.strictObject({
      relation: base.relation,
      name: base.text(40),
      scopes: z.array(z.enum(HELPER_SCOPES)).check(z.minLength(1), z.maxLength(HELPER_SCOPES.length)),
    }),
    reply: z.object({ helper, number: z.string(), code: z.string(), address: z.string() }),
    status: 201,
    isIdempotent: true,
  },
  endHelper: {
    method: 'DELETE',
    path: '/pass/helpers/:helperId',
    access: 'complainant',
    summary: 'Takes a helper’s pass back; their screens go blank at once.',
    params: z.strictObject({ helperId: base.id }),
    reply: base.nothing,
    isIdempotent: true,
  },
  getAccessLog: {
    method: 'GET',
    path: '/pass/access-log',
    access: 'complainant',
    summary: 'Who opened the case: when, in which role, of which station, for what; newest first.',
    reply: z.object({
      lines: z.array(
        z.object({
          at: base.instant,
          role: z.nullable(base.role),
          station: base.names,
          action: z.enum(['read', 'followed', 'identity', 'sharing-request', 'picture', 'original']),
          /** By the station’s policy. */
          officer: z.nullable(base.officerName),
          /** Reads of one officer close to each other are one line. */
          times: z.int(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Route>;
