import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type PillState = 'live' | 'idle' | 'reconnecting' | 'off';

/**
 * Dot and words. Not a live region: the words change every second.
 * Whoever shows it announces the changes of state once, elsewhere.
 */
export function ConnectionPill({ state, children }: { state: PillState; children: ReactNode }) {
  return <span className={classNames('pill', state !== 'live' && state)}>{children}</span>;
}
