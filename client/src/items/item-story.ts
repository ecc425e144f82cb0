import type { CaseItem, OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { canItemMove, type ItemState } from '@sunshine-seat/shared/domain/items.ts';

/** A state an item has come to. */
export interface ItemStep {
  readonly state: ItemState;
  readonly at: number;
  readonly by: OfficerName | null;
  /** Waits to be told to the complainant; where an item was before it went on is not told any more. */
  readonly isHeld: boolean;
}

/** An item with what has become of it. */
export interface ItemStory {
  readonly item: CaseItem;
  readonly listedAt: number;
  readonly state: ItemState;
  /** The states it has come to after it was missing, oldest first. */
  readonly steps: readonly ItemStep[];
  /** The owner’s last word on whether it is theirs, or null. */
  readonly word: { readonly isMine: boolean; readonly at: number } | null;
}

/** What both sides hold of a case tells the same of its items: entries the complainant’s, events the officers’. */
export function itemStories(told: readonly (Entry | CaseEvent)[]): ItemStory[] {
  const stories = new Map<string, ItemStory>();
  const released = new Set(told.flatMap((one) => (one.type === 'update-released' ? one.target : [])));
  for (const one of told) {
    if (one.type === 'case-received') for (const item of one.items) list(stories, item, one.at);
    if (one.type === 'item-listed') list(stories, one.item, one.at);
    if (one.type === 'item-moved') {
      const isHeld = 'sharedSeq' in one && one.sharedSeq === null && !released.has(one.id);
      move(stories, one.itemId, { state: one.state, at: one.at, by: one.by, isHeld });
    }
    if (one.type === 'item-confirmed') {
      const story = stories.get(one.itemId);
      if (story) stories.set(one.itemId, { ...story, word: { isMine: one.isMine, at: one.at } });
    }
  }
  return [...stories.values()];
}

function list(stories: Map<string, ItemStory>, item: CaseItem, listedAt: number): void {
  stories.set(item.id, { item, listedAt, state: 'missing', steps: [], word: null });
}

function move(stories: Map<string, ItemStory>, id: string, step: ItemStep): void {
  const story = stories.get(id);
  if (!story) return;
  const state = canItemMove(story.state, step.state) ? step.state : story.state;
  // Told later than a further one, it still stands before it.
  const before = story.steps.map((one) => ({ ...one, isHeld: false }));
  const steps = [...before, step].sort((a, b) => (canItemMove(a.state, b.state) ? -1 : 1));
  stories.set(id, { ...story, state, steps });
}

/** What tells an item from others of its kind, with the word for each. */
export function tellingMarks({ imei, serial, plate, marks }: CaseItem) {
  return Object.entries({ imei, serial, plate, marks }).flatMap(([mark, text]) =>
    text ? [{ mark: mark as 'imei' | 'serial' | 'plate' | 'marks', text }] : [],
  );
}
