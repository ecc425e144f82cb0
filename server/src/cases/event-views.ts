import type { OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseEvent, OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { LogRow } from '../platform/event-log/event-log.store.ts';
import { headerOf, type SharingState } from './case-record.ts';
import { type EventBody, openBody } from './event-body.ts';

/** An event as officers of the station may see it: all of it. */
export function eventForOfficers(key: Buffer, row: LogRow): CaseEvent {
  const { by, fields } = openBody(key, row);
  const { id, caseId, seq, at, visibility, sharedSeq } = row;
  return { ...fields, id, caseId, seq, at, visibility, sharedSeq, by } as CaseEvent;
}

/** An event as the complainant may see it, or null: what has no place in their stream does not exist for them. */
export function eventForComplainant(key: Buffer, row: LogRow): ComplainantEvent | null {
  if (row.sharedSeq === null || row.sharedHash === null) return null;
  const body = openBody(key, row);
  const entry = entryOf(row, body);
  if (!entry) return null;
  return { sharedSeq: row.sharedSeq, hash: row.sharedHash, entry, header: headerOf(body.after, row.at) };
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

function entryOf(row: LogRow, body: EventBody): Entry | null {
  const { fields, by } = body;
  const base = { id: row.id, at: row.at };
  switch (fields.type) {
    case 'case-received':
      return { ...base, type: 'case-received' };
    case 'update-posted':
    case 'update-corrected':
      return writtenEntry({ ...base, by, fields }, body, row.at);
    case 'update-released':
      return body.original ? writtenEntry({ ...body.original, fields: body.original }, body, row.at) : null;
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
    case 'pass-reissued':
      return null;
  }
}

/**
 * Places are told only inside a window that was approved with them. After it a statutory update is still told, its
 * place is not; the update that closes the case, and the window with it, was still inside.
 */
function isPlaceShared({ window }: SharingState, at: number): boolean {
  if (!window?.scopes.includes('location') || at >= window.endsAt) return false;
  return window.endedAt === null || (window.reason === 'closed' && window.endedAt === at);
}

function writtenEntry({ id, at, by, fields }: Written, body: EventBody, toldAt: number): Entry | null {
  if (!by || (fields.type !== 'update-posted' && fields.type !== 'update-corrected')) return null;
  const { milestone, note, noteLanguage } = fields;
  const place = isPlaceShared(body.after.sharing, toldAt) ? fields.place : null;
  const common = { id, at, milestone, note, noteLanguage, place, by: nameOf(by) };
  if (fields.type === 'update-corrected') return { ...common, type: 'correction', target: fields.target };
  return { ...common, type: 'update', reason: fields.reason, outcome: fields.outcome };
}
