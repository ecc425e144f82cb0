import type {
  CaseEvent,
  OfficerCase,
  Presence,
  QueueRow,
  Reach,
} from '@sunshine-seat/shared/contract/officer.ts';

export type CaseUpdate = { readonly events: readonly CaseEvent[]; readonly row: QueueRow };

/** The place in a case's log up to which nothing is missing. */
export function lastSeq(held: Pick<OfficerCase, 'events'>): number {
  return held.events.at(-1)?.seq ?? 0;
}

/**
 * Folds news into the case held: what is known already is dropped. Returns null when something between
 * is missing; whoever asked then has to fetch from `lastSeq` on.
 */
export function applyCaseEvents(held: OfficerCase, update: CaseUpdate): OfficerCase | null {
  const last = lastSeq(held);
  const fresh = update.events.filter((event) => event.seq > last).toSorted((a, b) => a.seq - b.seq);
  if (fresh.some((event, index) => event.seq !== last + 1 + index)) return null;
  const row = update.row.version >= held.row.version ? update.row : held.row;
  return { ...held, row, events: [...held.events, ...fresh] };
}

/** Delivered and seen only ever move on. */
export function applyReach(held: OfficerCase, reach: Reach): OfficerCase {
  const isDelivered = reach.deliveredSeq >= held.reach.deliveredSeq;
  const isSeen = reach.seenSeq >= held.reach.seenSeq;
  return {
    ...held,
    reach: {
      deliveredSeq: isDelivered ? reach.deliveredSeq : held.reach.deliveredSeq,
      deliveredAt: isDelivered ? reach.deliveredAt : held.reach.deliveredAt,
      seenSeq: isSeen ? reach.seenSeq : held.reach.seenSeq,
      seenAt: isSeen ? reach.seenAt : held.reach.seenAt,
    },
  };
}

export function applyPresence(held: OfficerCase, presence: Presence): OfficerCase {
  return { ...held, presence };
}

/** How far officers have read only ever moves on. */
export function applySeen(held: OfficerCase, seenSeq: number): OfficerCase {
  return seenSeq > held.seenSeq ? { ...held, seenSeq } : held;
}
