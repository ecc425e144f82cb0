import type { OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import type { OwnCase } from '../live/apply-event.ts';
import type { Outbox, Unsent } from './outbox.ts';

type Message = Extract<Entry, { type: 'message' }>;

/** How far a line of one's own has come. */
export type Sign = 'waiting' | 'leaving' | 'refused' | 'delivered' | 'seen';

export type Line = {
  readonly key: string;
  readonly at: number;
  readonly text: string;
  readonly language: string | null;
  /** The officer who wrote it; null for one's own side. */
  readonly by: OfficerName | null;
  /** Another of one's own side who wrote it. */
  readonly relation: Relation | null;
  readonly sign: Sign | null;
  /** When officers had read this far; said at the last line they have read. */
  readonly seenAt: number | null;
  readonly refused: ErrorCode | null;
  /** Not in the stream yet. */
  readonly unsent: Unsent | null;
  readonly place: number | null;
};

/** Both sides' messages, oldest first, and after them what has not arrived yet. */
export function conversationOf(own: OwnCase, outbox: Outbox): Line[] {
  const told = own.events.flatMap((event) => toldLine(own, event) ?? []);
  const lastSeen = told.findLast(({ sign }) => sign === 'seen');
  const unsent = stillUnsent(own.events, outbox).flatMap((one) => unsentLine(one) ?? []);
  return [
    ...told.map((line) => (line === lastSeen ? { ...line, seenAt: own.seen?.at ?? null } : line)),
    ...unsent,
  ];
}

function toldLine(own: OwnCase, { entry, sharedSeq }: ComplainantEvent): Line | null {
  if (entry.type !== 'message') return null;
  const isOwnSide = entry.side === 'complainant';
  const isSeen = (own.seen?.sharedSeq ?? 0) >= sharedSeq;
  return {
    key: entry.id,
    at: entry.at,
    text: entry.text,
    language: entry.textLanguage,
    by: entry.by,
    relation: isOwnSide && entry.helper !== own.pass.relation ? entry.helper : null,
    sign: isOwnSide ? (isSeen ? 'seen' : 'delivered') : null,
    seenAt: null,
    refused: null,
    unsent: null,
    place: sharedSeq,
  };
}

function unsentLine(unsent: Unsent): Line | null {
  const { key, at, intent, hasLeft, refused } = unsent;
  if (intent.type !== 'message') return null;
  return {
    key,
    at,
    text: intent.text,
    language: null,
    by: null,
    relation: null,
    sign: refused ? 'refused' : hasLeft ? 'leaving' : 'waiting',
    seenAt: null,
    refused,
    unsent,
    place: null,
  };
}

/** Without what the stream already has: its own answer may come later than the news of it, or be lost. */
export function stillUnsent(events: readonly ComplainantEvent[], outbox: Outbox): Outbox {
  const claimed = new Set<number>();
  return outbox.filter((unsent) => {
    if (!unsent.hasLeft || unsent.refused) return true;
    const own = events.find(
      (event) =>
        event.sharedSeq > unsent.after && !claimed.has(event.sharedSeq) && isSame(event.entry, unsent),
    );
    if (own) claimed.add(own.sharedSeq);
    return own === undefined;
  });
}

function isSame(entry: Entry, { intent }: Unsent): boolean {
  if (intent.type === 'message') return isOwnMessage(entry) && entry.text === intent.text;
  if (intent.type === 'mark') {
    return entry.type === 'mark-drawn' && entry.isOwn && isSameMark(entry.mark, intent.mark);
  }
  return false;
}

function isOwnMessage(entry: Entry): entry is Message {
  return entry.type === 'message' && entry.side === 'complainant';
}

type Drawn = Extract<Entry, { type: 'mark-drawn' }>['mark'];

/** Whether two marks are the same drawing. */
export function isSameMark(a: Drawn, b: Drawn): boolean {
  return a.shape === b.shape && a.text === b.text && JSON.stringify(a.points) === JSON.stringify(b.points);
}

/** Messages of officers that have not been on a screen here. */
export function unreadPlaces(events: readonly ComplainantEvent[], shown: ReadonlySet<number>): number[] {
  return events
    .filter(
      ({ entry, sharedSeq }) => entry.type === 'message' && entry.side === 'officer' && !shown.has(sharedSeq),
    )
    .map(({ sharedSeq }) => sharedSeq);
}
