import { openCasesOf } from '../cases/case-in-hand.queries.ts';
import { isOfficerPresentAt } from '../cases/own-case.queries.ts';
import type { Someone } from '../platform/crowd.ts';
import type { Services } from '../platform/services.ts';
import type { Outlet } from './outlet.ts';
import { rooms } from './rooms.ts';
import type { SeatNews } from './seat-news.ts';

/** Reloading a page or a short drop is no news: presence is told once it has stood for this long. */
const SETTLE_MS = 1500;

/** Tells both sides who is here: at most one message per change, none when nothing changed in the end. */
export function createPresenceNews(services: Services, outlet: Outlet, seats: SeatNews) {
  const told = new Map<string, { officers: string | null; complainant: string | null }>();
  const waiting = new Map<string, NodeJS.Timeout>();
  let isStopped = false;

  async function tell(caseId: string): Promise<void> {
    const officerPresence = await isOfficerPresentAt(services, caseId);
    if (officerPresence === undefined || isStopped) return;
    const before = told.get(caseId);
    const presence = services.presence.on(caseId);
    const now = { officers: JSON.stringify(presence), complainant: String(officerPresence) };
    if (now.officers !== before?.officers) {
      outlet.send('officer', rooms.case(caseId), 'presence', { caseId, presence });
      await seats.showing(caseId);
    }
    if (now.complainant !== before?.complainant) {
      outlet.send('complainant', rooms.case(caseId), 'presence', { isOfficerPresent: officerPresence });
    }
    const { isComplainantPresent, helpers, officers } = presence;
    const isAnyoneHere = isComplainantPresent || helpers.length > 0 || officers.length > 0;
    if (isAnyoneHere) told.set(caseId, now);
    else told.delete(caseId);
  }

  function caseChanged(caseId: string): void {
    if (waiting.has(caseId) || isStopped) return;
    const timer = setTimeout(() => {
      waiting.delete(caseId);
      tell(caseId).catch((error) => services.logger.error({ err: error }, 'presence could not be told'));
    }, SETTLE_MS);
    waiting.set(caseId, timer);
  }

  async function officerChanged(officerId: string, stationId: string): Promise<void> {
    for (const caseId of await openCasesOf(services, stationId, officerId)) caseChanged(caseId);
  }

  /** Someone came to another portal or left it: told here, where anyone would see it. */
  async function changedElsewhere({ kind, id, data }: Someone): Promise<void> {
    if (kind === 'kiosk') await seats.station(data as string);
    else if (kind === 'officer') await officerChanged(id, data as string);
    else if (isShownHere(outlet, id)) caseChanged(id);
  }

  return {
    /** A complainant's screen was told this with its snapshot: the same is not told again, unless others were told otherwise. */
    toldWithSnapshot(caseId: string, isPresent: boolean | null): void {
      const known = told.get(caseId);
      if (known?.complainant === String(isPresent)) return;
      told.set(caseId, { officers: known?.officers ?? null, complainant: known ? null : String(isPresent) });
      if (known) caseChanged(caseId);
    },
    /** Something about a case's presence may have changed. */
    caseChanged,
    /** An officer came or left: the cases in their charge may have to say so. */
    officerChanged,
    changedElsewhere(someone: Someone): void {
      changedElsewhere(someone).catch((error) =>
        services.logger.error({ err: error }, 'presence elsewhere could not be told'),
      );
    },
    stop(): void {
      isStopped = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

const isShownHere = (outlet: Outlet, caseId: string): boolean =>
  outlet.hasAudience('seat') ||
  outlet.hasListeners('officer', rooms.case(caseId)) ||
  outlet.hasListeners('complainant', rooms.case(caseId));

export type PresenceNews = ReturnType<typeof createPresenceNews>;
