import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';

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
