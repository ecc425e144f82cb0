import { type CaseKind, type Stage, stepIndex, stepsOf } from '@sunshine-seat/shared/domain/case-state.ts';

/** A bar for every step; decoration, the stage stands beside it in words. */
export function StageBars({ kind, stage }: { kind: CaseKind; stage: Stage }) {
  const now = stepIndex(kind, stage);
  return (
    <span className="stage-bars" aria-hidden="true">
      {stepsOf(kind, stage).map((step, index) => (
        <i key={step} className={index < now ? 'done' : index === now ? 'now' : undefined} />
      ))}
    </span>
  );
}
