import type { Milestone } from '@sunshine-seat/shared/domain/case-state.ts';

const MINUTE = 60_000;
/** News that could warn somebody while officers are near. */
const ABOUT_A_SUSPECT: readonly (Milestone | null)[] = ['suspect_identified', 'suspect_apprehended'];

/** When the complainant is to be told of a milestone about a suspect; null at once. */
export function tellTime(milestone: Milestone | null, delayMinutes: number, now: number): number | null {
  return ABOUT_A_SUSPECT.includes(milestone) && delayMinutes > 0 ? now + delayMinutes * MINUTE : null;
}
