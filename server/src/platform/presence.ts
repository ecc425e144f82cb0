import type { OfficerRef, Presence } from '@sunshine-seat/shared/contract/officer.ts';

/** Who is here now, counted by connections of this process; kept by `live`, read by queries. */
export function createPresence() {
  const complainants = new Map<string, number>();
  const connected = new Map<string, number>();
  const kiosks = new Map<string, number>();
  const watchers = new Map<string, Map<string, { officer: OfficerRef; count: number }>>();

  const step = (counts: Map<string, number>, key: string, by: 1 | -1): boolean => {
    const before = counts.get(key) ?? 0;
    const after = before + by;
    if (after > 0) counts.set(key, after);
    else counts.delete(key);
    return before > 0 !== after > 0;
  };

  return {
    /** Each returns whether anything changed that others can see. */
    complainantCame: (caseId: string) => step(complainants, caseId, 1),
    complainantLeft: (caseId: string) => step(complainants, caseId, -1),
    officerCame: (officerId: string) => step(connected, officerId, 1),
    officerLeft: (officerId: string) => step(connected, officerId, -1),
    kioskCame: (kioskId: string) => step(kiosks, kioskId, 1),
    kioskLeft: (kioskId: string) => step(kiosks, kioskId, -1),
    watched(caseId: string, officer: OfficerRef): boolean {
      const here = watchers.get(caseId) ?? new Map<string, { officer: OfficerRef; count: number }>();
      watchers.set(caseId, here);
      const known = here.get(officer.id);
      here.set(officer.id, { officer, count: (known?.count ?? 0) + 1 });
      return !known;
    },
    unwatched(caseId: string, officerId: string): boolean {
      const here = watchers.get(caseId);
      const known = here?.get(officerId);
      if (!here || !known) return false;
      known.count -= 1;
      if (known.count > 0) return false;
      here.delete(officerId);
      if (here.size === 0) watchers.delete(caseId);
      return true;
    },
    on(caseId: string): Presence {
      const officers = [...(watchers.get(caseId)?.values() ?? [])].map(({ officer }) => officer);
      return { isComplainantPresent: complainants.has(caseId), officers };
    },
    isKioskConnected: (kioskId: string) => kiosks.has(kioskId),
    isOfficerConnected: (officerId: string) => connected.has(officerId),
  };
}

export type PresenceBoard = ReturnType<typeof createPresence>;
