import type { OfficerRef, Presence } from '@sunshine-seat/shared/contract/officer.ts';
import type { Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import { type Crowd, createCrowd, type Place, type Someone } from './crowd.ts';

/** What other portals are to hear: someone came here or left, as far as this portal knows. */
export type PresenceListener = (someone: Someone, isHere: boolean) => void;

/** Who is here now, at this portal and at the others on its database; kept by `live`, read by queries. */
export function createPresence() {
  const own = createCrowd();
  const elsewhere = new Map<string, Crowd>();
  let tell: PresenceListener = () => {};

  const isElsewhere = (place: Place, who: string) =>
    [...elsewhere.values()].some((crowd) => crowd.has(place, who));
  const isAnywhere = (place: Place, who: string) => own.has(place, who) || isElsewhere(place, who);
  const at = (place: Place): Someone[] => {
    if (elsewhere.size === 0) return own.at(place);
    const everyone = [own, ...elsewhere.values()].flatMap((crowd) => crowd.at(place));
    return [...new Map(everyone.map((someone) => [someone.who, someone])).values()];
  };

  /** Whether anything changed that others can see. */
  function came(someone: Someone): boolean {
    if (!own.came(someone)) return false;
    tell(someone, true);
    return !isElsewhere(someone, someone.who);
  }

  function left(place: Place, who: string): boolean {
    const someone = own.left(place, who);
    if (!someone) return false;
    tell(someone, false);
    return !isElsewhere(place, who);
  }

  return {
    complainantCame: (caseId: string) => came({ kind: 'complainant', id: caseId, who: '', data: null }),
    complainantLeft: (caseId: string) => left({ kind: 'complainant', id: caseId }, ''),
    officerCame: (officerId: string, stationId: string) =>
      came({ kind: 'officer', id: officerId, who: '', data: stationId }),
    officerLeft: (officerId: string) => left({ kind: 'officer', id: officerId }, ''),
    kioskCame: (kioskId: string, stationId: string) =>
      came({ kind: 'kiosk', id: kioskId, who: '', data: stationId }),
    kioskLeft: (kioskId: string) => left({ kind: 'kiosk', id: kioskId }, ''),
    helperCame: (caseId: string, passId: string, relation: Relation) =>
      came({ kind: 'helpers', id: caseId, who: passId, data: relation }),
    helperLeft: (caseId: string, passId: string) => left({ kind: 'helpers', id: caseId }, passId),
    watched: (caseId: string, officer: OfficerRef) =>
      came({ kind: 'watchers', id: caseId, who: officer.id, data: officer }),
    unwatched: (caseId: string, officerId: string) => left({ kind: 'watchers', id: caseId }, officerId),

    isHelperHere: (caseId: string, passId: string) => isAnywhere({ kind: 'helpers', id: caseId }, passId),
    isKioskConnected: (kioskId: string) => isAnywhere({ kind: 'kiosk', id: kioskId }, ''),
    isOfficerConnected: (officerId: string) => isAnywhere({ kind: 'officer', id: officerId }, ''),
    on(caseId: string): Presence {
      return {
        isComplainantPresent: isAnywhere({ kind: 'complainant', id: caseId }, ''),
        helpers: at({ kind: 'helpers', id: caseId }).map(({ data }) => data as Relation),
        officers: at({ kind: 'watchers', id: caseId }).map(({ data }) => data as OfficerRef),
      };
    },

    /** For whoever tells the other portals, and hears from them. */
    exchange: {
      own: () => own.all(),
      onOwn(listener: PresenceListener): void {
        tell = listener;
      },
      portals: () => [...elsewhere.keys()],
      /** Someone came to another portal or left it; a portal not heard of before is one. */
      heard(portal: string, someone: Someone, isHere: boolean): void {
        const crowd = elsewhere.get(portal) ?? createCrowd();
        elsewhere.set(portal, crowd);
        if (isHere && !crowd.has(someone, someone.who)) crowd.came(someone);
        if (!isHere) crowd.left(someone, someone.who);
      },
      /** Everyone at another portal, in place of what was known of it; gives who is there, or was. */
      replace(portal: string, everyone: readonly Someone[]): Someone[] {
        const before = elsewhere.get(portal)?.all() ?? [];
        const crowd = createCrowd();
        for (const someone of everyone) crowd.came(someone);
        elsewhere.set(portal, crowd);
        return changed(before, everyone);
      },
      /** Another portal is gone; gives who was there. */
      forget(portal: string): Someone[] {
        const before = elsewhere.get(portal)?.all() ?? [];
        elsewhere.delete(portal);
        return before;
      },
    },
  };
}

export type PresenceBoard = ReturnType<typeof createPresence>;

/** Those who are in one of two lists and not in the other. */
function changed(before: readonly Someone[], after: readonly Someone[]): Someone[] {
  const keyOf = ({ kind, id, who }: Someone) => `${kind} ${id} ${who}`;
  const [was, is] = [before, after].map((list) => new Set(list.map(keyOf)));
  return [
    ...before.filter((someone) => !is?.has(keyOf(someone))),
    ...after.filter((someone) => !was?.has(keyOf(someone))),
  ];
}
