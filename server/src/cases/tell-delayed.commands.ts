import type { Services } from '../platform/services.ts';
import { isOpenNow } from './case-record.ts';
import { changeCaseAlways } from './change-case.commands.ts';
import { deleteDelayed, dueUpdates } from './delayed.store.ts';
import { releaseHeld } from './release-held.queries.ts';

const SYSTEM = { ip: '', requestId: '' };

/** Tells what was kept back for a while, if the window is still open; otherwise it stays held like everything else. */
export async function tellDelayed(services: Services): Promise<void> {
  for (const { eventId, caseId } of await dueUpdates(services.db, services.clock.now())) {
    try {
      await tell(services, eventId, caseId);
    } catch (error) {
      services.logger.error({ err: error, caseId }, 'a delayed update could not be told');
    }
  }
}

async function tell(services: Services, eventId: string, caseId: string): Promise<void> {
  const told = await changeCaseAlways(services, caseId, SYSTEM, async ({ record, now }) => {
    const { window } = record.sharing;
    if (!window || !isOpenNow(record.sharing, now)) return null;
    const released = await releaseHeld(services, record, null, window.scopes, now);
    if (released.events.length === 0) return null;
    return {
      action: 'delayed-told',
      events: released.events,
      before: window.endsAt,
      after: {
        sharedStage: released.sharedStage,
        ...(released.isPromiseKept && { nextUpdateBy: null }),
      },
      rows: (tx) => deleteDelayed(tx, eventId),
    };
  });
  if (!told) await services.db.write((tx) => deleteDelayed(tx, eventId));
}
