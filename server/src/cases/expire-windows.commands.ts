import type { Services } from '../platform/services.ts';
import { overdueWindows } from './cases.store.ts';
import { changeCaseAlways } from './change-case.commands.ts';
import { endedWindow, expiredEvents } from './window-end.ts';

const SYSTEM = { ip: '', requestId: '' };

/** Ends every window whose time has come, also those that ran out while nothing was running. Returns how many. */
export async function expireWindows(services: Services): Promise<number> {
  let ended = 0;
  for (const { id } of await overdueWindows(services.db, services.clock.now())) {
    try {
      await expireWindow(services, id);
      ended += 1;
    } catch (error) {
      // A case that cannot be opened must not keep the windows of others open.
      services.logger.error({ err: error, caseId: id }, 'a window could not be ended');
    }
  }
  return ended;
}

function expireWindow(services: Services, caseId: string) {
  return changeCaseAlways(services, caseId, SYSTEM, ({ record, now }) => {
    const { window } = record.sharing;
    if (!window || now < window.endsAt) return null;
    const sharing = endedWindow(record.sharing, window.endsAt, 'expired');
    if (!sharing) return null;
    // It ended when it was due, however late the sweeper came.
    return { action: 'window-expired', events: expiredEvents(record.sharing, now), after: { sharing } };
  });
}
