import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';

export type PostedUpdate = Extract<CaseEvent, { type: 'update-posted' }>;

/** Not lines of their own: a release says that an earlier one has been told, the rest is talk and drawing. */
const UNLISTED = ['update-released', 'mark-drawn', 'mark-undone', 'message-sent'] as const;
type Unlisted = (typeof UNLISTED)[number];
export type ListedEvent = Exclude<CaseEvent, { type: Unlisted }>;

export type TimelineLine = {
  readonly event: ListedEvent;
  /** Put right or withdrawn by a later event. */
  readonly overruled: 'corrected' | 'retracted' | null;
  /** Its place in the complainant's stream; null when it is internal or still held back. */
  readonly sharedSeq: number | null;
  /** Meant for the complainant, who is told later: once sharing is approved, or when its time has come. */
  readonly isHeld: boolean;
  /** Told at that time at the earliest, for the officers’ safety; null when it is not held back for that. */
  readonly tellAt: number | null;
  /** What it is about, where it names something from earlier: the clue assessed, the item that moved, the lookout answered. */
  readonly about: CaseEvent | null;
};

/** Every event that is a line of its own; the newest first. */
export function timelineLines(events: readonly CaseEvent[]): TimelineLine[] {
  const overruled = new Map<string, 'corrected' | 'retracted'>();
  const told = new Map<string, number | null>();
  const lastMove = new Map<string, string>();
  // Where an item was before it went on is not told any more.
  const isHeldBack = (event: CaseEvent) =>
    event.type === 'item-moved' ? lastMove.get(event.itemId) === event.id : isTold(event.type);
  for (const event of events) {
    if (event.type === 'update-retracted') overruled.set(event.target, 'retracted');
    if (event.type === 'update-corrected' && overruled.get(event.target) !== 'retracted') {
      overruled.set(event.target, 'corrected');
    }
    if (event.type === 'update-released') told.set(event.target, event.sharedSeq);
    if (event.type === 'item-moved') lastMove.set(event.itemId, event.id);
  }
  const named = namedBy(events);
  return events
    .filter(isListed)
    .map((event) => {
      const sharedSeq = event.sharedSeq ?? told.get(event.id) ?? null;
      return {
        event,
        overruled: overruled.get(event.id) ?? null,
        sharedSeq,
        isHeld: event.visibility === 'shared' && sharedSeq === null && isHeldBack(event),
        tellAt: event.type === 'update-posted' && sharedSeq === null ? event.tellAt : null,
        about: named.get(nameIn(event) ?? '') ?? null,
      };
    })
    .toReversed();
}

function isListed(event: CaseEvent): event is ListedEvent {
  return !UNLISTED.some((type) => type === event.type);
}

const isTold = (type: CaseEvent['type']) => type.startsWith('update-') || type === 'still-shared';

/** Events by the name that later ones call what they brought. */
function namedBy(events: readonly CaseEvent[]): ReadonlyMap<string, CaseEvent> {
  return new Map(
    events.flatMap((event): [string, CaseEvent][] => {
      if (event.type === 'case-received') return event.items.map((item) => [item.id, event]);
      if (event.type === 'item-listed') return [[event.item.id, event]];
      if (event.type === 'still-added') return [[event.still.id, event]];
      if (event.type === 'lookout-sent') return [[event.lookoutId, event]];
      if (event.type === 'helper-added') return [[event.passId, event]];
      return event.type === 'clue-added' ? [[event.id, event]] : [];
    }),
  );
}

function nameIn(event: CaseEvent): string | null {
  switch (event.type) {
    case 'clue-assessed':
    case 'clue-thanked':
      return event.target;
    case 'still-shared':
    case 'still-withdrawn':
      return event.still;
    case 'item-moved':
    case 'item-confirmed':
      return event.itemId;
    case 'lookout-answered':
    case 'lookout-ended':
      return event.lookoutId;
    case 'helper-ended':
      return event.passId;
    default:
      return null;
  }
}

/** What the open or last window shares. */
export function sharedScopes(events: readonly CaseEvent[]) {
  const granted = events.findLast(({ type }) => type === 'window-opened' || type === 'scopes-narrowed');
  return granted?.type === 'window-opened' || granted?.type === 'scopes-narrowed' ? granted.scopes : [];
}
