import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';

export type GivenPass = Extract<CaseEvent, { type: 'helper-added' }>;

/** Helpers whose pass is in force: given and not taken back, and not ended by a new pass of the complainant's. */
export function givenPasses(events: readonly CaseEvent[]): GivenPass[] {
  const passes = new Map<string, GivenPass>();
  for (const event of events) {
    if (event.type === 'helper-added') passes.set(event.passId, event);
    if (event.type === 'helper-ended') passes.delete(event.passId);
    if (event.type === 'pass-reissued') passes.clear();
  }
  return [...passes.values()];
}
