import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import type { Milestone } from '@sunshine-seat/shared/domain/case-state.ts';
import { newIntentKey } from '../api/intent-key.ts';
import { lastSeq } from '../live/apply-case-events.ts';
import type { UpdateIntent } from './undo-queue.ts';
import { EMPTY_DRAFT, updateBody } from './update-draft.ts';

/** A shared milestone without words, as if it had been tapped in the composer. */
export function milestoneIntent(held: OfficerCase, milestone: Milestone, at: number): UpdateIntent {
  const { id, version } = held.row;
  return {
    key: newIntentKey(),
    caseId: id,
    seenSeq: lastSeq(held),
    at,
    body: updateBody(EMPTY_DRAFT, milestone, null, version, at),
  };
}
