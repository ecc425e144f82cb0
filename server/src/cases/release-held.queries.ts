import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import { afterMilestone, type CaseState, type Stage } from '@sunshine-seat/shared/domain/case-state.ts';
import { readCaseLog } from '../platform/event-log/event-log.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import type { CaseRecord } from './case-record.ts';
import { heldUpdates, originalOf, readStory } from './case-story.ts';
import type { EventDraft } from './event-body.ts';

/** How many shared updates wait for the window to open. */
export async function countHeld(services: Services, record: CaseRecord): Promise<number> {
  return heldUpdates(readStory(record.key, await readCaseLog(services.db, record.id, 0))).length;
}

/** The events that tell the complainant what was held back, and how far that takes their view of the case. */
export async function releaseHeld(
  services: Services,
  record: CaseRecord,
  by: OfficerRef,
  now: number,
): Promise<{ events: EventDraft[]; sharedStage: Stage }> {
  const held = heldUpdates(readStory(record.key, await readCaseLog(services.db, record.id, 0)));
  let state: CaseState = record;
  const events = held.map((update): EventDraft => {
    const { fields } = update.body;
    if (fields.type === 'update-posted' && fields.milestone)
      state = afterMilestone(state, fields.milestone, 'shared');
    return {
      id: newId(),
      at: now,
      visibility: 'shared',
      isDelivered: true,
      by,
      fields: { type: 'update-released', target: update.row.id },
      original: originalOf(update),
    };
  });
  return { events, sharedStage: state.sharedStage };
}
