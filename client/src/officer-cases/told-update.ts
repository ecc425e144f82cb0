import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import type { UpdateIntent } from './undo-queue.ts';

const SAID = ['visibility', 'milestone', 'note', 'place', 'reason', 'outcome'] as const;

/** Whether the case has it by now: its answer was lost, or the officer has posted the same once more. */
export function isTold(
  events: readonly CaseEvent[],
  { caseId, seenSeq, body }: UpdateIntent,
  officerId: string,
): boolean {
  return events.some(
    (event) =>
      event.type === 'update-posted' &&
      event.caseId === caseId &&
      event.seq > seenSeq &&
      event.by?.id === officerId &&
      SAID.every((part) => event[part] === body[part]),
  );
}
