import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import {
  afterMilestone,
  isMilestoneAllowed,
  type Milestone,
  type Visibility,
} from '@sunshine-seat/shared/domain/case-state.ts';
import type { Tx } from '../platform/db/database.ts';
import { readCaseLog } from '../platform/event-log/event-log.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { type CaseAfter, type CaseRecord, isOpenNow } from './case-record.ts';
import { isStepWaiting, readStory } from './case-story.ts';
import { insertDelayed } from './delayed.store.ts';
import type { EventDraft } from './event-body.ts';

const MINUTE = 60_000;

/** A milestone that follows from something else (a lookout, its answer), where the machine allows it now. */
export interface MilestoneStep {
  readonly events: EventDraft[];
  readonly after: Partial<CaseAfter>;
  readonly rows: (tx: Tx) => Promise<void>;
  readonly isDelivered: boolean;
  /** The case stands elsewhere after it: whoever decides something on it meanwhile must look again. */
  readonly isMove: boolean;
}

/** The stage moves at once; the complainant is told when it is due. Null when the machine does not allow it, or it waits to be told already. */
export async function stepForMilestone(
  services: Services,
  { record, now }: { record: CaseRecord; now: number },
  given: {
    milestone: Milestone;
    visibility: Visibility;
    by: OfficerRef;
    isFromPatrol: boolean;
    delayMinutes: number;
  },
): Promise<MilestoneStep | null> {
  const { milestone, visibility, by, isFromPatrol, delayMinutes } = given;
  if (!isMilestoneAllowed(record, milestone, visibility)) return null;
  const isShared = visibility === 'shared';
  const story = readStory(record.key, await readCaseLog(services.db, record.id, 0));
  if (isShared && isStepWaiting(story, milestone)) return null;
  const tellAt = isShared && delayMinutes > 0 ? now + delayMinutes * MINUTE : null;
  const isDelivered = isShared && tellAt === null && isOpenNow(record.sharing, now);
  const moved = afterMilestone(record, milestone, isDelivered ? 'shared' : 'internal');
  const id = newId();
  return {
    isDelivered,
    isMove: moved.stage !== record.stage || moved.sharedStage !== record.sharedStage,
    events: [
      {
        id,
        at: now,
        visibility,
        isDelivered,
        by,
        fields: {
          type: 'update-posted',
          milestone,
          note: null,
          noteLanguage: null,
          place: null,
          reason: null,
          outcome: null,
          isFromPatrol,
          tellAt,
        },
      },
    ],
    after: { stage: moved.stage, sharedStage: moved.sharedStage, ...(isDelivered && { nextUpdateBy: null }) },
    rows: async (tx) => {
      if (tellAt !== null) await insertDelayed(tx, id, record.id, tellAt);
    },
  };
}
