/** What was taken, one by one, and what has become of each. */

import type { Stage } from './case-state.ts';

export const ITEM_STATES = ['missing', 'located', 'recovered', 'returned'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** An item only moves on; a step may be skipped. */
export function canItemMove(from: ItemState, to: ItemState): boolean {
  return ITEM_STATES.indexOf(to) > ITEM_STATES.indexOf(from);
}

/** What is found moves the case as well, and a case moves once it is accepted. */
export function areItemsMoving(stage: Stage): boolean {
  return stage !== 'received';
}

/** Where an item is may be told inside the window alone; that it is back is the owner's to know at any time. */
export function isItemNewsStatutory(state: ItemState): boolean {
  return state === 'recovered' || state === 'returned';
}
