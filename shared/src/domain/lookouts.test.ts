import { describe, expect, it } from 'vitest';
import { milestoneRule } from './case-state.ts';
import { LOOKOUT_ANSWERS, milestoneOfAnswer, takesAnswers } from './lookouts.ts';

const ENDED = 1_800_000_000_000;
const MINUTE = 60_000;

describe('an answer to a lookout', () => {
  it('stands for a milestone, or for nothing that the complainant would be told', () => {
    const milestones = Object.fromEntries(LOOKOUT_ANSWERS.map((one) => [one, milestoneOfAnswer(one)]));
    expect(milestones).toEqual({
      seen: 'lookout_answered',
      following: 'lookout_answered',
      on_scene: 'lookout_answered',
      caught: 'suspect_apprehended',
      not_found: null,
    });
  });

  it('moves the case only when someone was caught', () => {
    const moving = LOOKOUT_ANSWERS.filter((one) => {
      const milestone = milestoneOfAnswer(one);
      return milestone && milestoneRule(milestone).to;
    });
    expect(moving).toEqual(['caught']);
  });

  it.each([
    ['while the lookout is live', null, true],
    ['the moment it ends', ENDED, true],
    ['a millisecond before a minute has passed', ENDED - MINUTE + 1, true],
    ['a minute later', ENDED - MINUTE, false],
    ['long after', ENDED - 60 * MINUTE, false],
  ])('is taken or not %s', (_when, endedAt, isTaken) => {
    expect(takesAnswers(endedAt, ENDED)).toBe(isTaken);
  });
});
