import type { CaseEvent, Reach } from '@sunshine-seat/shared/contract/officer.ts';

export type PostedUpdate = Extract<CaseEvent, { type: 'update-posted' }>;

export type TimelineLine = {
  readonly event: Exclude<CaseEvent, { type: 'update-released' }>;
  /** Put right or withdrawn by a later event. */
  readonly overruled: 'corrected' | 'retracted' | null;
  /** Its place in the complainant's stream; null when it is internal or still held back. */
  readonly sharedSeq: number | null;
  /** Meant for the complainant, who is told once sharing is approved. */
  readonly isHeld: boolean;
};

/** Every event but the releases, which only say that an earlier one has been told; the newest first. */
export function timelineLines(events: readonly CaseEvent[]): TimelineLine[] {
  const overruled = new Map<string, 'corrected' | 'retracted'>();
  const told = new Map<string, number | null>();
  for (const event of events) {
    if (event.type === 'update-retracted') overruled.set(event.target, 'retracted');
    if (event.type === 'update-corrected' && overruled.get(event.target) !== 'retracted') {
      overruled.set(event.target, 'corrected');
    }
    if (event.type === 'update-released') told.set(event.target, event.sharedSeq);
  }
  return events
    .filter((event) => event.type !== 'update-released')
    .map((event) => {
      const sharedSeq = event.sharedSeq ?? told.get(event.id) ?? null;
      return {
        event,
        overruled: overruled.get(event.id) ?? null,
        sharedSeq,
        isHeld: event.visibility === 'shared' && sharedSeq === null && event.type.startsWith('update-'),
      };
    })
    .toReversed();
}

export type ReachMark = {
  readonly state: 'on-its-way' | 'delivered' | 'seen';
  /** Known only for the last one delivered or seen. */
  readonly at: number | null;
};

/** How far one shared event has come. */
export function reachMark(sharedSeq: number, reach: Reach): ReachMark {
  if (sharedSeq <= reach.seenSeq) {
    return { state: 'seen', at: sharedSeq === reach.seenSeq ? reach.seenAt : null };
  }
  if (sharedSeq <= reach.deliveredSeq) {
    return { state: 'delivered', at: sharedSeq === reach.deliveredSeq ? reach.deliveredAt : null };
  }
  return { state: 'on-its-way', at: null };
}

/** What the open or last window shares. */
export function sharedScopes(events: readonly CaseEvent[]) {
  const opened = events.findLast((event) => event.type === 'window-opened');
  return opened?.type === 'window-opened' ? opened.scopes : [];
}
