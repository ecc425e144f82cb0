import * as z from 'zod/mini';
import { ASSESSMENTS } from '../../domain/clues.ts';
import { LOOKOUT_ANSWERS } from '../../domain/lookouts.ts';
import * as base from '../base.ts';
import * as o from '../officer.ts';
import { caseParams, caseVersion, written } from './case-write.ts';
import type { Route } from './route.ts';
import { clueInput } from './take-part.ts';

const clueParams = z.strictObject({ caseId: base.id, clueId: base.id });
const lookoutParams = z.strictObject({ lookoutId: base.id });

/** What officers do on a case together with its complainant: messages, clues, items, lookouts. */
export const caseWorkRoutes = {
  sendMessage: {
    method: 'POST',
    path: '/cases/:caseId/messages',
    access: { action: 'send-message' },
    summary: 'Writes to the complainant; inside the window, where messages are shared.',
    params: caseParams,
    body: z.strictObject({ text: base.text(2000) }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  addClue: {
    method: 'POST',
    path: '/cases/:caseId/clues',
    access: { action: 'assess-clue' },
    summary: 'Writes down a clue that was given by word of mouth, or makes one of a mark.',
    params: caseParams,
    body: clueInput,
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  assessClue: {
    method: 'POST',
    path: '/cases/:caseId/clues/:clueId/assessment',
    access: { action: 'assess-clue' },
    summary: 'What officers make of a clue; stays between them.',
    params: clueParams,
    body: z.strictObject({ assessment: z.enum(ASSESSMENTS), note: z.nullable(base.text(500)) }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  thankForClue: {
    method: 'POST',
    path: '/cases/:caseId/clues/:clueId/thanks',
    access: { action: 'assess-clue' },
    summary: 'Thanks for a clue, for the complainant to read.',
    params: clueParams,
    body: z.strictObject({ note: z.nullable(base.text(500)) }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  listItem: {
    method: 'POST',
    path: '/cases/:caseId/items',
    access: { action: 'manage-items' },
    summary: 'Puts something that was taken on the list.',
    params: caseParams,
    body: z.strictObject({
      name: base.caseItem.shape.name,
      imei: base.caseItem.shape.imei,
      serial: base.caseItem.shape.serial,
      plate: base.caseItem.shape.plate,
      marks: base.caseItem.shape.marks,
      value: base.caseItem.shape.value,
      uploadId: z.nullable(base.id),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  moveItem: {
    method: 'POST',
    path: '/cases/:caseId/items/:itemId/state',
    access: { action: 'manage-items' },
    summary: 'Located, recovered or returned; an item only moves on.',
    params: z.strictObject({ caseId: base.id, itemId: base.id }),
    body: z.strictObject({ ...caseVersion, state: base.itemState }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  sendLookout: {
    method: 'POST',
    path: '/cases/:caseId/lookouts',
    access: { action: 'send-lookout' },
    summary: 'Sends a description to the patrols of the station.',
    params: caseParams,
    body: z.strictObject({
      ...caseVersion,
      description: base.text(1000),
      place: z.nullable(base.text(200)),
      /** A still to go with it, masked unless decided otherwise. */
      picture: z.nullable(z.strictObject({ still: base.id, isOriginal: z.boolean() })),
      /** Whether the complainant is told, as milestones without place or names. */
      isTold: z.boolean(),
      clueId: z.nullable(base.id),
    }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  endLookout: {
    method: 'POST',
    path: '/cases/:caseId/lookouts/:lookoutId/end',
    access: { action: 'send-lookout' },
    summary: 'Ends a lookout; it leaves the patrols’ screens.',
    params: z.strictObject({ caseId: base.id, lookoutId: base.id }),
    reply: written,
    status: 201,
    isIdempotent: true,
  },
  listLookouts: {
    method: 'GET',
    path: '/lookouts',
    access: { action: 'see-lookouts' },
    summary: 'The live lookouts of the station, by golden time left.',
    reply: z.object({ now: base.instant, lookouts: z.array(o.lookout) }),
  },
  answerLookout: {
    method: 'POST',
    path: '/lookouts/:lookoutId/answers',
    access: { action: 'answer-lookout' },
    summary: 'What a patrol saw or did.',
    params: lookoutParams,
    body: z.strictObject({ answer: z.enum(LOOKOUT_ANSWERS), place: z.nullable(base.text(200)) }),
    reply: z.object({ lookout: o.lookout }),
    status: 201,
    isIdempotent: true,
  },
  getLookoutPicture: {
    method: 'GET',
    path: '/lookouts/:lookoutId/picture',
    access: { action: 'see-lookouts' },
    summary: 'The picture of a live lookout; recorded as a read.',
    params: lookoutParams,
    reply: base.bytes,
    givesPicture: true,
  },
  listReads: {
    method: 'GET',
    path: '/cases/:caseId/reads',
    access: { action: 'read-case' },
    summary: 'Who opened the case lately; the complainant sees the same.',
    params: caseParams,
    reply: z.object({
      lines: z.array(
        z.object({ at: base.instant, officer: z.nullable(o.officerRef), action: z.string(), times: z.int() }),
      ),
    }),
  },
} as const satisfies Record<string, Route>;
