import type { CaseEvent, OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { Visibility } from '@sunshine-seat/shared/domain/case-state.ts';
import { open, type SealKey, seal } from '../platform/crypto/seal.ts';
import type { LogRow } from '../platform/event-log/event-log.store.ts';
import type { CaseAfter } from './case-record.ts';

type Base = 'id' | 'caseId' | 'seq' | 'at' | 'by' | 'visibility' | 'sharedSeq';
type Own<E> = E extends CaseEvent ? Omit<E, Base> : never;
/** What one kind of event says beyond who and when. */
export type EventFields = Own<CaseEvent>;

/** What passes between people on a case without moving it: no word of the station's, and nothing for the hall. */
const TALK: readonly CaseEvent['type'][] = [
  'mark-drawn',
  'mark-undone',
  'message-sent',
  'clue-added',
  'clue-thanked',
  'item-listed',
  'item-confirmed',
  'helper-added',
  'helper-ended',
  'seat-opened',
  'seat-ended',
];
export const isTalk = (type: CaseEvent['type']): boolean => TALK.includes(type);

/** What may be shared before a window is open, and is then told on approval. */
export type WrittenType = 'update-posted' | 'update-corrected' | 'still-shared' | 'item-moved';
/** As it was first written, told again when it is released. */
export type Original = { id: string; at: number; by: OfficerRef | null } & Extract<
  EventFields,
  { type: WrittenType }
>;

/** What is sealed in a row of the log. */
export type EventBody = {
  by: OfficerRef | null;
  fields: EventFields;
  after: CaseAfter;
  /** The update that a release brings. */
  original?: Original;
};

/** An event decided on, before it has a place in the log. */
export interface EventDraft {
  id: string;
  at: number;
  visibility: Visibility;
  /** Gets a place in the complainant's stream. A shared update without a window is not delivered but held back. */
  isDelivered: boolean;
  by: OfficerRef | null;
  fields: EventFields;
  original?: Original | undefined;
}

export function sealBody(key: SealKey, eventId: string, body: EventBody): string {
  return seal(key, JSON.stringify(body), eventId);
}

export function openBody(key: SealKey, row: Pick<LogRow, 'id' | 'body'>): EventBody {
  return JSON.parse(open(key, row.body, row.id)) as EventBody;
}
