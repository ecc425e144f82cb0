import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import { type CaseKind, type Stage, stepIndex, stepsOf } from '@sunshine-seat/shared/domain/case-state.ts';
import type { StepState } from '../ui/StageTracker.tsx';

type Steps = { readonly steps: { key: Stage; state: StepState }[]; readonly at: number };

/** The knots of the tracker: a step before the present one that no event ever stood at was skipped. */
export function ownSteps(kind: CaseKind, stage: Stage, events: readonly ComplainantEvent[]): Steps {
  const names = stepsOf(kind, stage);
  const visited = new Set(events.map((event) => event.header.stage));
  const furthest = Math.max(0, ...events.map((event) => stepIndex(kind, event.header.stage)));
  // Refused and transferred are no steps of their own: the case rests where it was left.
  const at = names.includes(stage) ? stepIndex(kind, stage) : furthest;
  const stateOf = (name: Stage, index: number): StepState => {
    if (index === at) return 'now';
    if (index > at) return 'ahead';
    return visited.has(name) || events.length === 0 ? 'done' : 'skipped';
  };
  return { steps: names.map((key, index) => ({ key, state: stateOf(key, index) })), at };
}
