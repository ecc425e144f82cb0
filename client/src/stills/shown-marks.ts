import type { ShownMark } from '../ui/still/shown-mark.ts';
import type { MarkTask } from './mark-outbox.ts';
import type { Still, StoredMark } from './still-story.ts';

export type MarkOnStage = ShownMark & { readonly stored: StoredMark | null };

/** The marks of a still as they are about to be: what is undone gone already, what is on its way there already. */
export function shownMarks(
  still: Still,
  tasks: readonly MarkTask[],
  officerId: string,
): readonly MarkOnStage[] {
  const undone = new Set(tasks.flatMap((task) => (task.kind === 'undo' ? [task.target] : [])));
  const stored = still.marks.filter(({ id }) => !undone.has(id));
  const isHere = arrivals(still.marks, officerId);
  const waiting = tasks.flatMap((task): MarkOnStage[] => {
    if (task.kind !== 'draw' || task.still !== still.id || undone.has(task.key) || isHere(task)) return [];
    return [{ id: task.key, mark: task.mark, side: 'officer', helper: null, isPending: true, stored: null }];
  });
  return [...stored.map((mark) => ({ ...mark, stored: mark })), ...waiting];
}

/** The socket may be faster than the answer: then the mark is among the events before it has left the outbox. */
function arrivals(marks: readonly StoredMark[], officerId: string) {
  return ({ after, mark }: Extract<MarkTask, { kind: 'draw' }>) =>
    marks.some(
      ({ seq, by, mark: known }) =>
        seq > after && by?.id === officerId && JSON.stringify(known) === JSON.stringify(mark),
    );
}

/** The own mark to be undone next, by its id or key; null when none is left. */
export function lastOwnMark(marks: readonly MarkOnStage[], officerId: string): string | null {
  return marks.findLast(({ stored }) => stored === null || stored.by?.id === officerId)?.id ?? null;
}
