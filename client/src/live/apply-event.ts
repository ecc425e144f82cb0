import type {
  ComplainantEvent,
  ComplainantSnapshot,
  Header,
} from '@sunshine-seat/shared/contract/complainant.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';

/** The complainant's own case as this page holds it: everything the server has given, without a gap. */
export type OwnCase = {
  readonly case: ComplainantSnapshot['case'];
  readonly header: Header;
  /** Oldest first; place n of the stream is at index n - 1. */
  readonly events: readonly ComplainantEvent[];
  /** The last place there is, as far as the server has told. */
  readonly head: number;
  readonly isOfficerPresent: boolean | null;
  /** How far officers have read the stream; null when they have not. */
  readonly seen: ComplainantSnapshot['seen'];
  /** The pass that looks. */
  readonly pass: ComplainantSnapshot['pass'];
  /** The scopes that were open when the server gave what is held; what was withheld then is held as withheld. */
  readonly lens: readonly Scope[];
  /** Fingerprint of the furthest place ever held, kept even when the rest is dropped. */
  readonly mark: { readonly sharedSeq: number; readonly hash: string } | null;
  /** The server told another past than before. */
  readonly isRewritten: boolean;
};

/**
 * What is held after a message, and what has to be fetched: `missing` are the places between what is held
 * and the head, `all` means that everything was dropped and is to be asked for anew.
 */
export type Folded = { readonly held: OwnCase; readonly fetch: 'nothing' | 'missing' | 'all' };

/** The cursor to ask with: the last place held. */
export function cursorOf(held: OwnCase | null): number {
  return held?.events.length ?? 0;
}

function isRevoked(header: Header): boolean {
  return header.sharing.phase === 'ended' && header.sharing.reason === 'revoked';
}

function folded(held: OwnCase): Folded {
  return { held, fetch: held.head > held.events.length ? 'missing' : 'nothing' };
}

/** Adds the events that continue what is held; known ones are dropped, and nothing is added past a gap. */
function continued(held: OwnCase, events: readonly ComplainantEvent[]): OwnCase {
  const all = [...held.events];
  let { head, header, mark, isRewritten } = held;
  for (const event of events) {
    head = Math.max(head, event.sharedSeq);
    const known = all[event.sharedSeq - 1];
    if (known) isRewritten ||= known.hash !== event.hash;
    if (event.sharedSeq !== all.length + 1) continue;
    all.push(event);
    header = event.header;
    if (mark?.sharedSeq === event.sharedSeq) isRewritten ||= mark.hash !== event.hash;
    if (!mark || event.sharedSeq > mark.sharedSeq) mark = { sharedSeq: event.sharedSeq, hash: event.hash };
  }
  return { ...held, events: all, head, header, mark, isRewritten };
}

/** Everything that was held goes; what the server gives next takes its place. */
function dropped(held: OwnCase, header: Header): Folded {
  return { held: { ...held, header, events: [], isOfficerPresent: null, lens: [] }, fetch: 'all' };
}

function sharedIn({ sharing }: Header): readonly Scope[] {
  return sharing.phase === 'open' ? sharing.scopes : [];
}

type Seen = OwnCase['seen'];

/** Reading only goes on: an older word about it says nothing. */
function furthest(known: Seen, told: Seen): Seen {
  return known && told && told.sharedSeq <= known.sharedSeq ? known : (told ?? known);
}

/** Takes in a snapshot that was asked for with the cursor `after`. */
export function applySnapshot(held: OwnCase | null, snapshot: ComplainantSnapshot, after: number): Folded {
  if (held && after > 0 && isRevoked(snapshot.header) && !isRevoked(held.header)) {
    return dropped(held, snapshot.header);
  }
  const base: OwnCase = {
    case: snapshot.case,
    header: snapshot.header,
    events: after === 0 ? [] : (held?.events ?? []),
    head: snapshot.head,
    isOfficerPresent: snapshot.isOfficerPresent,
    seen: furthest(held?.seen ?? null, snapshot.seen),
    pass: snapshot.pass,
    lens: after === 0 ? sharedIn(snapshot.header) : (held?.lens ?? []),
    mark: held?.mark ?? null,
    isRewritten: held?.isRewritten ?? false,
  };
  const next = continued(base, snapshot.events);
  // A full answer that was overtaken by live events must neither take them away again nor bring back what they ended.
  if (held !== null && after === 0 && snapshot.head < held.head) {
    return folded({ ...held, isRewritten: held.isRewritten || next.isRewritten });
  }
  return folded({ ...next, header: snapshot.header });
}

/** Takes in events as they arrive. */
export function applyEvents(held: OwnCase, events: readonly ComplainantEvent[]): Folded {
  const next = continued(held, events);
  if (isRevoked(next.header) && !isRevoked(held.header)) return dropped(next, next.header);
  return folded(next);
}

/** Takes in where the case stands, when that changed without an event. */
export function applyHeader(held: OwnCase, header: Header): Folded {
  if (isRevoked(header) && !isRevoked(held.header)) return dropped(held, header);
  return folded({ ...held, header });
}

/** Takes in the head of the stream from a sign of life: a silent gap shows here. */
export function applyHead(held: OwnCase, head: number): Folded {
  return folded(head > held.head ? { ...held, head } : held);
}

/** Takes in how far officers have read. */
export function applySeen(held: OwnCase, seen: NonNullable<Seen>): Folded {
  const next = furthest(held.seen, seen);
  return folded(next === held.seen ? held : { ...held, seen: next });
}
