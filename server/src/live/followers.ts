import type { ComplainantActor } from '../platform/actor.ts';

/** A pass with open screens here. */
export type Following = Pick<ComplainantActor, 'passId' | 'scopes' | 'relation'>;

/** Which passes look at each case on this process now: what is sent is made for each pass, not for each screen. */
export function createFollowers() {
  const cases = new Map<string, Map<string, { pass: Following; screens: number }>>();

  return {
    add({ caseId, passId, scopes, relation }: ComplainantActor): void {
      const here = cases.get(caseId) ?? new Map<string, { pass: Following; screens: number }>();
      cases.set(caseId, here);
      const known = here.get(passId);
      if (known) known.screens += 1;
      else here.set(passId, { pass: { passId, scopes, relation }, screens: 1 });
    },
    remove({ caseId, passId }: ComplainantActor): void {
      const here = cases.get(caseId);
      const known = here?.get(passId);
      if (!here || !known) return;
      known.screens -= 1;
      if (known.screens > 0) return;
      here.delete(passId);
      if (here.size === 0) cases.delete(caseId);
    },
    of: (caseId: string): Following[] => [...(cases.get(caseId)?.values() ?? [])].map(({ pass }) => pass),
  };
}

export type Followers = ReturnType<typeof createFollowers>;
