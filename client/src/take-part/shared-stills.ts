import type { OfficerName } from '@sunshine-seat/shared/contract/base.ts';
import type { ComplainantEvent, Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';
import { isSameMark, stillUnsent } from './conversation.ts';
import type { Outbox } from './outbox.ts';

export type DrawnMark = {
  /** Its entry, or its own key while it has not arrived. */
  readonly id: string;
  readonly mark: Mark;
  readonly side: 'complainant' | 'officer';
  readonly relation: Relation | null;
  readonly isOwn: boolean;
  readonly isPending: boolean;
  readonly isClue: boolean;
};

export type SharedStill = {
  readonly still: string;
  readonly pictureId: string;
  readonly width: number;
  readonly height: number;
  readonly caption: string | null;
  readonly at: number;
  readonly by: OfficerName;
  readonly marks: readonly DrawnMark[];
};

type Shared = Extract<Entry, { type: 'still-shared' }>;

/** The stills that stand now, newest first; a copy that was masked anew has taken the place of the one before. */
export function sharedStills(events: readonly ComplainantEvent[], outbox: Outbox): SharedStill[] {
  const standing = new Map<string, Shared>();
  for (const { entry } of events) {
    if (entry.type === 'still-shared') standing.set(entry.still, entry);
    if (entry.type === 'still-withdrawn') standing.delete(entry.still);
  }
  const marks = drawnMarks(events, outbox);
  return [...standing.values()]
    .sort((a, b) => b.at - a.at)
    .map(({ still, pictureId, width, height, caption, at, by }) => ({
      ...{ still, pictureId, width, height, caption, at, by },
      marks: marks.filter((one) => one.on === still).map(({ on: _, ...mark }) => mark),
    }));
}

type Placed = DrawnMark & { readonly on: string };

/** Marks in the order they were drawn; what is undone, or about to be, is gone. */
function drawnMarks(events: readonly ComplainantEvent[], outbox: Outbox): Placed[] {
  const waiting = stillUnsent(events, outbox).filter(({ refused }) => refused === null);
  const undone = new Set([
    ...events.flatMap(({ entry }) => (entry.type === 'mark-undone' ? [entry.target] : [])),
    ...waiting.flatMap(({ intent }) => (intent.type === 'undo' ? [intent.of] : [])),
  ]);
  const told = events.flatMap(({ entry }) => (entry.type === 'mark-drawn' ? [toldMark(entry)] : []));
  const pending = waiting.flatMap(({ key, intent }): Placed[] =>
    intent.type === 'mark'
      ? [
          {
            id: key,
            on: intent.still,
            mark: intent.mark,
            side: 'complainant',
            relation: null,
            isOwn: true,
            isPending: true,
            isClue: false,
          },
        ]
      : [],
  );
  const isClue = clueTest(events, waiting);
  return [...told, ...pending]
    .filter(({ id }) => !undone.has(id))
    .map((one) => (isClue(one) ? { ...one, isClue: true } : one));
}

function toldMark({ id, still, mark, side, helper, isOwn }: Extract<Entry, { type: 'mark-drawn' }>): Placed {
  return { id, on: still, mark, side, relation: helper, isOwn, isPending: false, isClue: false };
}

/** A clue carries the mark as it was, not its name. */
function clueTest(events: readonly ComplainantEvent[], waiting: Outbox) {
  const clues = events.flatMap(({ entry }) =>
    entry.type === 'clue' && entry.clue.mark ? [{ on: entry.clue.still, mark: entry.clue.mark }] : [],
  );
  const asked = new Set(waiting.flatMap(({ intent }) => (intent.type === 'mark-clue' ? [intent.of] : [])));
  return ({ id, on, mark }: Placed) =>
    asked.has(id) ||
    clues.some(
      (clue) =>
        clue.on === on && isSameMark(clue.mark, { ...mark, points: mark.points.map(([x, y]) => [x, y]) }),
    );
}
