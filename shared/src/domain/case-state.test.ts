import { describe, expect, it } from 'vitest';
import {
  afterMilestone,
  CASE_KINDS,
  type CaseState,
  ENDS,
  isMilestoneAllowed,
  type Milestone,
  milestoneRule,
  milestonesAllowed,
  nextStage,
  STAGES,
  type Stage,
  stepIndex,
  stepsOf,
  type Visibility,
} from './case-state.ts';

const VISIBILITIES: readonly Visibility[] = ['shared', 'internal'];
const DISPUTE_ONLY: readonly Stage[] = ['mediating', 'agreed', 'not_agreed'];
const RECOVERY_ONLY: readonly Stage[] = [
  'investigating',
  'suspect_identified',
  'suspect_apprehended',
  'property_recovered',
  'property_returned',
];

/** How far along a stage is; ends are furthest. */
function progress({ kind }: CaseState, stage: Stage): number {
  if (ENDS.includes(stage)) return 100;
  if (stage === 'agreed' || stage === 'not_agreed') return 3;
  return stepsOf(kind, stage).indexOf(stage);
}

const start = (kind: CaseState['kind']): CaseState => ({ kind, stage: 'received', sharedStage: 'received' });

interface Step {
  readonly before: CaseState;
  readonly milestone: Milestone;
  readonly visibility: Visibility;
  readonly after: CaseState;
}

/** Every state a case can come into, found by walking. */
function reachable(kind: CaseState['kind']): CaseState[] {
  const found = new Map<string, CaseState>();
  const waiting = [start(kind)];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const name = `${state.stage}/${state.sharedStage}`;
    if (found.has(name)) continue;
    found.set(name, state);
    for (const visibility of VISIBILITIES)
      for (const milestone of milestonesAllowed(state, visibility))
        waiting.push(afterMilestone(state, milestone, visibility));
  }
  return [...found.values()];
}

/** Checks every step that can ever be taken: every state, every milestone allowed in it, either visibility. */
function always(check: (step: Step) => void): void {
  for (const kind of CASE_KINDS)
    for (const before of reachable(kind))
      for (const visibility of VISIBILITIES)
        for (const milestone of milestonesAllowed(before, visibility))
          check({ before, milestone, visibility, after: afterMilestone(before, milestone, visibility) });
}

describe('the stages of a case', () => {
  it('never go back, for officers or for the complainant, but by reopening', () => {
    always(({ before, milestone, after }) => {
      if (milestone === 'case_reopened') return;
      expect(progress(after, after.stage)).toBeGreaterThanOrEqual(progress(before, before.stage));
      expect(progress(after, after.sharedStage)).toBeGreaterThanOrEqual(progress(before, before.sharedStage));
    });
  });

  it('never tell the complainant of a stage the case has not come to', () => {
    always(({ after }) => {
      expect(progress(after, after.sharedStage)).toBeLessThanOrEqual(progress(after, after.stage));
    });
  });

  it('stay at an end until the case is reopened, which needs a reason and returns to accepted', () => {
    for (const kind of CASE_KINDS)
      for (const state of reachable(kind).filter(({ stage }) => ENDS.includes(stage))) {
        expect(milestonesAllowed(state, 'shared')).toEqual(['case_reopened']);
        expect(milestonesAllowed(state, 'internal')).toEqual([]);
        expect(afterMilestone(state, 'case_reopened', 'shared')).toEqual({
          kind,
          stage: 'accepted',
          sharedStage: 'accepted',
        });
      }
    expect(milestoneRule('case_reopened').needs).toBe('reason');
  });

  it('of a dispute and of a recovery never mix', () => {
    for (const kind of CASE_KINDS) {
      const foreign = kind === 'dispute' ? RECOVERY_ONLY : DISPUTE_ONLY;
      for (const { stage, sharedStage } of reachable(kind)) {
        expect(foreign).not.toContain(stage);
        expect(foreign).not.toContain(sharedStage);
      }
    }
  });

  it('of a dispute never tell agreement and its opposite side by side', () => {
    always(({ after }) => {
      const told = `${after.stage}/${after.sharedStage}`;
      expect(['agreed/not_agreed', 'not_agreed/agreed']).not.toContain(told);
    });
  });

  it('are all reachable, by some kind of case', () => {
    const reached = new Set(CASE_KINDS.flatMap(reachable).map(({ stage }) => stage));
    expect([...STAGES].filter((stage) => !reached.has(stage))).toEqual([]);
  });

  it('may be skipped', () => {
    const accepted = afterMilestone(start('theft'), 'case_accepted', 'shared');
    expect(isMilestoneAllowed(accepted, 'suspect_apprehended', 'shared')).toBe(true);
    expect(afterMilestone(accepted, 'suspect_apprehended', 'shared').stage).toBe('suspect_apprehended');
  });
});

describe('milestones', () => {
  it('an internal one leaves the complainant where they were', () => {
    always(({ before, visibility, after }) => {
      if (visibility === 'internal') expect(after.sharedStage).toBe(before.sharedStage);
    });
  });

  it('a shared one catches the complainant up with a stage that was reached internally', () => {
    const ahead: CaseState = { kind: 'theft', stage: 'suspect_apprehended', sharedStage: 'accepted' };
    expect(isMilestoneAllowed(ahead, 'suspect_identified', 'internal')).toBe(false);
    expect(isMilestoneAllowed(ahead, 'suspect_identified', 'shared')).toBe(true);
    expect(afterMilestone(ahead, 'suspect_identified', 'shared')).toEqual({
      kind: 'theft',
      stage: 'suspect_apprehended',
      sharedStage: 'suspect_identified',
    });
  });

  it('what the law says the complainant must hear is never internal', () => {
    for (const kind of CASE_KINDS)
      for (const state of reachable(kind))
        for (const milestone of milestonesAllowed(state, 'internal'))
          expect(milestoneRule(milestone).statutory, milestone).toBeUndefined();
  });

  it('only acceptance, refusal and transfer follow a report that has just come in', () => {
    for (const kind of CASE_KINDS) {
      expect(new Set(milestonesAllowed(start(kind), 'shared'))).toEqual(
        new Set(['case_accepted', 'case_refused', 'case_transferred']),
      );
      expect(milestonesAllowed(start(kind), 'internal')).toEqual([]);
    }
  });

  it('nothing is refused once it was accepted, nothing closed before', () => {
    for (const kind of CASE_KINDS)
      for (const state of reachable(kind)) {
        const isNew = state.stage === 'received';
        const hasEnded = ENDS.includes(state.stage);
        expect(isMilestoneAllowed(state, 'case_refused', 'shared')).toBe(isNew);
        expect(isMilestoneAllowed(state, 'case_closed', 'shared')).toBe(!isNew && !hasEnded);
      }
  });

  it('taking the report and putting an officer in charge have commands of their own', () => {
    for (const kind of CASE_KINDS)
      for (const state of reachable(kind))
        for (const visibility of VISIBILITIES) {
          expect(isMilestoneAllowed(state, 'case_received', visibility)).toBe(false);
          expect(isMilestoneAllowed(state, 'officer_assigned', visibility)).toBe(false);
        }
  });

  it('are offered with the next step first and the ends last', () => {
    const offered = milestonesAllowed(
      { kind: 'theft', stage: 'accepted', sharedStage: 'accepted' },
      'shared',
    );
    expect(offered[0]).toBe('investigation_started');
    expect(offered.slice(-2)).toEqual(['case_closed', 'case_transferred']);
  });
});

describe('the steps that are drawn', () => {
  it('put every stage a case can be in on a step, and begin at the first', () => {
    for (const kind of CASE_KINDS)
      for (const { stage } of reachable(kind)) {
        const index = stepIndex(kind, stage);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(stepsOf(kind, stage).length);
        if (stage === 'received') expect(index).toBe(0);
        if (stage === 'closed') expect(index).toBe(stepsOf(kind, stage).length - 1);
      }
  });

  it('show the result a dispute had in place of the two it can have', () => {
    expect(stepsOf('dispute', 'not_agreed')).toEqual([
      'received',
      'accepted',
      'mediating',
      'not_agreed',
      'closed',
    ]);
    expect(stepsOf('dispute', 'mediating')).toContain('agreed');
  });

  it('say what comes next, and nothing after an end', () => {
    expect(nextStage('theft', 'accepted')).toBe('investigating');
    expect(nextStage('dispute', 'mediating')).toBe('agreed');
    expect(nextStage('dispute', 'not_agreed')).toBe('closed');
    for (const end of ENDS) expect(nextStage('fraud', end)).toBeNull();
  });
});
