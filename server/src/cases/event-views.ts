import type { Clue, OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseEvent, OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { SealKey } from '../platform/crypto/seal.ts';
import type { LogRow, SharedRow } from '../platform/event-log/event-log.store.ts';
import { headerOf, type SharingState } from './case-record.ts';
import { type EventBody, openBody } from './event-body.ts';
import { hasScope, type Viewer } from './viewer.ts';

/** A row of the log without its place among those of other cases, which it has only once it is written. */
type Row = Omit<LogRow, 'position'>;

/** An event as officers of the station may see it: all of it. `body` when it need not be opened again. */
export function eventForOfficers(key: SealKey, row: Row, body = openBody(key, row)): CaseEvent {
  const { by, fields } = body;
  const { id, caseId, seq, at, visibility, sharedSeq } = row;
  return {
    ...ADDED_LATER[fields.type],
    ...fields,
    id,
    caseId,
    seq,
    at,
    visibility,
    sharedSeq,
    by,
  } as CaseEvent;
}

/** What events written by earlier versions do not say. */
const ADDED_LATER: Partial<Record<CaseEvent['type'], object>> = {
  'case-received': { items: [] },
  'update-posted': { isFromPatrol: false, tellAt: null },
};

/**
 * An event as a pass may see it now, or null: what has no place in the stream does not exist for it. What it may not see
 * (a still after the window, a message on a helper's pass without them) keeps its place and says nothing.
 */
export function eventForComplainant(key: SealKey, row: SharedRow, viewer: Viewer): ComplainantEvent | null {
  const { sharedSeq, sharedHash } = row;
  if (sharedSeq === null || sharedHash === null) return null;
  const body = openBody(key, row);
  const header = headerOf(body.after, row.at, viewer.scopes);
  const entry = isWithheld(body, viewer)
    ? { id: `w${sharedSeq}`, at: row.at, type: 'withheld' as const }
    : entryOf(row, body, viewer);
  return entry && { sharedSeq, hash: sharedHash, entry, header };
}

/** Stills and what is drawn on them are seen inside the window alone; messages by whoever has a part in them; helpers by the complainant. */
function isWithheld({ fields, original }: EventBody, viewer: Viewer): boolean {
  const { type } = original ?? fields;
  switch (type) {
    case 'still-shared':
    case 'still-withdrawn':
    case 'mark-drawn':
    case 'mark-undone':
      return !viewer.lens.scopes.includes('stills');
    case 'message-sent':
    case 'clue-added':
    case 'clue-thanked':
      return !hasScope(viewer, 'messages');
    case 'helper-added':
    case 'helper-ended':
      return viewer.relation !== null;
    default:
      return false;
  }
}

function nameOf(ref: OfficerRef): OfficerName {
  const { familyName, familyNameLatin, badge } = ref;
  return { familyName, familyNameLatin, badge };
}

type Written = {
  id: string;
  at: number;
  by: OfficerRef | null;
  fields: Exclude<EventBody['original'], undefined> | EventBody['fields'];
};

function entryOf(row: SharedRow, body: EventBody, viewer: Viewer): Entry | null {
  const { fields, by } = body;
  const base = { id: row.id, at: row.at };
  switch (fields.type) {
    case 'case-received':
      return { ...base, type: 'case-received', items: fields.items ?? [] };
    case 'update-posted':
    case 'update-corrected':
      return writtenEntry({ ...base, by, fields }, body, row.at, viewer);
    case 'update-released':
      return body.original ? releasedEntry(body.original, body, row.at, viewer) : null;
    case 'update-retracted':
      return by && { ...base, type: 'retraction', target: fields.target, by: nameOf(by) };
    case 'officer-assigned':
      return { ...base, type: 'officer-assigned', officer: nameOf(fields.officer) };
    case 'promise-made':
      return by && { ...base, type: 'promise', nextUpdateBy: fields.nextUpdateBy, by: nameOf(by) };
    case 'share-requested':
      return by && { ...base, type: 'share-requested', answerBy: fields.answerBy, by: nameOf(by) };
    case 'share-rejected':
      return { ...base, type: 'share-rejected', code: fields.code };
    case 'window-opened': {
      const { startsAt, endsAt, isExtension, requestedBy } = fields;
      return {
        ...base,
        type: 'window-opened',
        startsAt,
        endsAt,
        isExtension,
        requestedBy: nameOf(requestedBy),
      };
    }
    case 'window-ended':
      return { ...base, type: 'window-ended', reason: fields.endReason, code: fields.code };
    case 'scopes-narrowed':
      return { ...base, type: 'scopes-narrowed', scopes: fields.scopes, code: fields.code };
    case 'pass-reissued':
    case 'still-added':
    case 'clue-assessed':
    case 'lookout-sent':
    case 'lookout-answered':
    case 'lookout-ended':
      return null;
    default:
      return takenPartEntry(base, by, fields, viewer);
  }
}

type TakenPart = Extract<
  EventBody['fields'],
  {
    type:
      | 'still-shared'
      | 'still-withdrawn'
      | 'mark-drawn'
      | 'mark-undone'
      | 'message-sent'
      | 'clue-added'
      | 'clue-thanked'
      | 'item-listed'
      | 'item-moved'
      | 'item-confirmed'
      | 'seat-opened'
      | 'seat-ended'
      | 'helper-added'
      | 'helper-ended';
  }
>;

/** What both sides do together, as the complainant's side sees it. */
function takenPartEntry(
  base: { id: string; at: number },
  by: OfficerRef | null,
  fields: TakenPart,
  viewer: Viewer,
): Entry | null {
  switch (fields.type) {
    case 'still-shared': {
      const { type, still, pictureId, width, height, caption } = fields;
      return by && { ...base, type, still, pictureId, width, height, caption, by: nameOf(by) };
    }
    case 'mark-drawn': {
      const { type, still, mark, side, helper } = fields;
      return { ...base, type, still, mark, side, helper, isOwn: fields.passId === viewer.passId };
    }
    case 'mark-undone':
      return { ...base, type: 'mark-undone', target: fields.target };
    case 'message-sent': {
      const { side, text, textLanguage, helper } = fields;
      return { ...base, type: 'message', side, text, textLanguage, by: by && nameOf(by), helper };
    }
    case 'clue-added':
      return {
        ...base,
        type: 'clue',
        clue: clueFor(fields.clue, viewer),
        side: fields.side,
        helper: fields.helper,
      };
    case 'clue-thanked': {
      const { type, target, note, noteLanguage } = fields;
      return by && { ...base, type, target, note, noteLanguage, by: nameOf(by) };
    }
    case 'item-moved':
      return (
        by && { ...base, type: 'item-moved', itemId: fields.itemId, state: fields.state, by: nameOf(by) }
      );
    case 'seat-opened':
      return by && { ...base, type: 'seat-opened', number: fields.number, by: nameOf(by) };
    case 'seat-ended':
      return { ...base, type: 'seat-ended', number: fields.number };
    default:
      return { ...base, ...fields };
  }
}

/** A clue made of a mark keeps the still and what was drawn and written on it; both are seen where stills are. */
function clueFor(clue: Clue, { lens }: Viewer): Clue {
  return lens.scopes.includes('stills') ? clue : { ...clue, still: null, mark: null };
}

function releasedEntry(
  original: NonNullable<EventBody['original']>,
  body: EventBody,
  toldAt: number,
  viewer: Viewer,
): Entry | null {
  const { id, at, by } = original;
  if (original.type === 'still-shared' || original.type === 'item-moved')
    return takenPartEntry({ id, at }, by, original, viewer);
  return writtenEntry({ id, at, by, fields: original }, body, toldAt, viewer);
}

/**
 * Places are told only inside a window that was approved with them. After it a statutory update is still told, its
 * place is not; the update that closes the case, and the window with it, was still inside.
 */
function isPlaceShared({ window }: SharingState, at: number): boolean {
  if (!window?.scopes.includes('location') || at >= window.endsAt) return false;
  return window.endedAt === null || (window.reason === 'closed' && window.endedAt === at);
}

function writtenEntry(
  { id, at, by, fields }: Written,
  body: EventBody,
  toldAt: number,
  viewer: Viewer,
): Entry | null {
  if (!by || (fields.type !== 'update-posted' && fields.type !== 'update-corrected')) return null;
  const { milestone, note, noteLanguage } = fields;
  const isPlaceTold = hasScope(viewer, 'location') && isPlaceShared(body.after.sharing, toldAt);
  const common = { id, at, milestone, note, noteLanguage, place: isPlaceTold ? fields.place : null };
  if (fields.type === 'update-corrected')
    return { ...common, type: 'correction', target: fields.target, by: nameOf(by) };
  const { reason, outcome, isFromPatrol } = fields;
  return { ...common, type: 'update', reason, outcome, by: isFromPatrol ? null : nameOf(by) };
}
