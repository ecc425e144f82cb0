import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import { afterMilestone, type CaseState, type Stage } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { readCaseLog } from '../platform/event-log/event-log.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import type { CaseRecord } from './case-record.ts';
import { heldUpdates, originalOf, readStory, stepOf } from './case-story.ts';
import type { EventDraft } from './event-body.ts';

/** What waits for the window to open, and would be told with these scopes. */
export async function heldOf(services: Services, record: CaseRecord, scopes: readonly Scope[]) {
  const story = readStory(record.key, await readCaseLog(services.db, record.id, 0));
  const held = heldUpdates(story, scopes, services.clock.now());
  // Every still that would be seen, told before or not: what a window shows of stills ends with it.
  const stills = [...story.values()].flatMap(({ body: { fields }, isOverruled }) =>
    fields.type === 'still-shared' && !isOverruled ? fields.pictureId : [],
  );
  return {
    updates: held.filter(({ body }) => body.fields.type !== 'still-shared').length,
    stills: scopes.includes('stills') ? stills : [],
  };
}

/** The events that tell the complainant what was held back, and how far that takes their view of the case. */
export async function releaseHeld(
  services: Services,
  record: CaseRecord,
  by: OfficerRef | null,
  scopes: readonly Scope[],
  now: number,
): Promise<{ events: EventDraft[]; sharedStage: Stage; isPromiseKept: boolean }> {
  const rows = await readCaseLog(services.db, record.id, 0);
  const held = heldUpdates(readStory(record.key, rows), scopes, now);
  const lastPromise = rows.findLast(({ type }) => type === 'promise-made')?.seq ?? 0;
  let state: CaseState = record;
  const events = held.map((update): EventDraft => {
    const step = stepOf(update);
    if (step) state = afterMilestone(state, step, 'shared');
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
  return {
    events,
    sharedStage: state.sharedStage,
    // What was promised together with the news, or after it, still stands.
    isPromiseKept: lastPromise < (held.at(-1)?.row.seq ?? 0),
  };
}
