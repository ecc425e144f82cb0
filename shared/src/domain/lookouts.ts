/** What a patrol answers to a lookout, and what that means for the case. */
import type { Milestone } from './case-state.ts';

export const LOOKOUT_ANSWERS = ['seen', 'following', 'on_scene', 'caught', 'not_found'] as const;
export type LookoutAnswer = (typeof LOOKOUT_ANSWERS)[number];

/** The milestone an answer stands for, or null when it is news for the officers alone. */
export function milestoneOfAnswer(answer: LookoutAnswer): Milestone | null {
  if (answer === 'caught') return 'suspect_apprehended';
  return answer === 'not_found' ? null : 'lookout_answered';
}

const ANSWER_GRACE_MS = 60_000;

/** An answer that was on its way when the lookout ended is still taken: two patrols may come to the same corner. */
export function takesAnswers(endedAt: number | null, now: number): boolean {
  return endedAt === null || now < endedAt + ANSWER_GRACE_MS;
}
