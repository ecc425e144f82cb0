import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type StepState = 'done' | 'now' | 'ahead' | 'skipped';

/** Knots for all steps; the words under them say "step n of m" and what comes next. */
export function StageTracker({
  steps,
  resting = false,
  children,
}: {
  steps: readonly { key: string; state: StepState }[];
  /** No glow: nothing is live. */
  resting?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classNames('tracker', resting && 'rest')}>
      <ol aria-hidden="true">
        {steps.map((step) => (
          <li key={step.key} className={step.state} />
        ))}
      </ol>
      {children}
    </div>
  );
}
