import type { CaseEvent, OfficerRef, StillFacts } from '@sunshine-seat/shared/contract/officer.ts';
import type { ShownMark } from '../ui/still/shown-mark.ts';

type Shared = Extract<CaseEvent, { type: 'still-shared' }>;

/** A mark that stands, with who drew it and whether it has become a clue. */
export type StoredMark = ShownMark & {
  readonly at: number;
  readonly seq: number;
  /** The officer who drew it; null for the complainant's side. */
  readonly by: OfficerRef | null;
  readonly isClue: boolean;
};

/** The flattened copy that others get. */
export type StillCopy = Pick<
  Shared,
  'pictureId' | 'width' | 'height' | 'caption' | 'sha256' | 'masks' | 'at' | 'by'
>;

export type Still = {
  readonly id: string;
  readonly facts: StillFacts;
  readonly addedAt: number;
  readonly addedBy: OfficerRef | null;
  /** `held`: shared, and told once sharing is approved. */
  readonly state: 'internal' | 'held' | 'shared' | 'withdrawn';
  readonly copy: StillCopy | null;
  /** Picture of the last copy there was, also after it was withdrawn: what it hid is where masking anew begins. */
  readonly lastCopyId: string | null;
  readonly marks: readonly StoredMark[];
};

/** The stills of a case, in the order they were called up, as its events tell of them. */
export function stillsOf(events: readonly CaseEvent[]): readonly Still[] {
  const told = new Set(events.flatMap((event) => (event.type === 'update-released' ? [event.target] : [])));
  const stills = new Map<string, Still>();
  const change = (id: string, news: Partial<Still>) => {
    const still = stills.get(id);
    if (still) stills.set(id, { ...still, ...news });
  };
  for (const event of events) {
    if (event.type === 'still-added') stills.set(event.still.id, added(event));
    if (event.type === 'still-shared') {
      const isTold = event.sharedSeq !== null || told.has(event.id);
      change(event.still, { state: isTold ? 'shared' : 'held', copy: event, lastCopyId: event.pictureId });
    }
    if (event.type === 'still-withdrawn') change(event.still, { state: 'withdrawn', copy: null });
  }
  const marks = standingMarks(events);
  return [...stills.values()].map((still) => ({ ...still, marks: marks.get(still.id) ?? [] }));
}

function added({ still, at, by }: Extract<CaseEvent, { type: 'still-added' }>): Still {
  return {
    id: still.id,
    facts: still,
    addedAt: at,
    addedBy: by,
    state: 'internal',
    copy: null,
    lastCopyId: null,
    marks: [],
  };
}

/** Marks by still, in the order they were drawn; what was undone is gone, also when the news came first. */
function standingMarks(events: readonly CaseEvent[]): ReadonlyMap<string, readonly StoredMark[]> {
  const undone = new Set(events.flatMap((event) => (event.type === 'mark-undone' ? [event.target] : [])));
  const clues = new Set(events.flatMap((event) => (event.type === 'clue-added' ? clueMark(event) : [])));
  const marks = new Map<string, StoredMark[]>();
  for (const event of events) {
    if (event.type !== 'mark-drawn' || undone.has(event.id)) continue;
    const { id, still, mark, side, helper, at, seq, by } = event;
    const isClue = clues.has(fingerprint(still, mark));
    const stored = { id, mark, side, helper, at, seq, by, isClue };
    marks.set(still, [...(marks.get(still) ?? []), stored]);
  }
  return marks;
}

/** A clue carries the mark as it was, not its name. */
function clueMark({ clue }: Extract<CaseEvent, { type: 'clue-added' }>): string[] {
  return clue.form === 'mark' && clue.still && clue.mark ? [fingerprint(clue.still, clue.mark)] : [];
}

const fingerprint = (still: string, { shape, points, text }: ShownMark['mark']) =>
  JSON.stringify([still, shape, points, text]);
