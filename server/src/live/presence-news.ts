import { caseForLive } from '../cases/cases.queries.ts';
import { isOfficerPresent } from '../cases/own-case.queries.ts';
import type { Services } from '../platform/services.ts';
import type { Outlet } from './outlet.ts';
import { rooms } from './rooms.ts';

/** Reloading a page or a short drop is no news: presence is told once it has stood for this long. */
const SETTLE_MS = 1500;

/** Tells both sides who is here: at most one message per change, none when nothing changed in the end. */
export function createPresenceNews(services: Services, outlet: Outlet) {
  const told = new Map<string, { officers: string; complainant: string }>();
  const waiting = new Map<string, NodeJS.Timeout>();
  let isStopped = false;

  async function tell(caseId: string): Promise<void> {
    const record = await caseForLive(services, caseId);
    if (!record || isStopped) return;
    const before = told.get(caseId);
    const presence = services.presence.on(caseId);
    const officerPresence = isOfficerPresent(services, record, services.clock.now());
    const now = { officers: JSON.stringify(presence), complainant: String(officerPresence) };
    if (now.officers !== before?.officers) {
      outlet.send('officer', rooms.case(caseId), 'presence', { caseId, presence });
    }
    if (now.complainant !== before?.complainant) {
      outlet.send('complainant', rooms.case(caseId), 'presence', { isOfficerPresent: officerPresence });
    }
    const isAnyoneHere = presence.isComplainantPresent || presence.officers.length > 0;
    if (isAnyoneHere) told.set(caseId, now);
    else told.delete(caseId);
  }

  return {
    /** Something about a case's presence may have changed. */
    caseChanged(caseId: string): void {
      if (waiting.has(caseId) || isStopped) return;
      const timer = setTimeout(() => {
        waiting.delete(caseId);
        tell(caseId).catch((error) => services.logger.error({ err: error }, 'presence could not be told'));
      }, SETTLE_MS);
      waiting.set(caseId, timer);
    },
    stop(): void {
      isStopped = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

export type PresenceNews = ReturnType<typeof createPresenceNews>;
