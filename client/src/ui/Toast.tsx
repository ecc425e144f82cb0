import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A word in passing; never for anything that must be read. */
export function Toast({ kind = 'info', children }: { kind?: 'info' | 'ok' | 'alert'; children: ReactNode }) {
  return (
    <div className={classNames('toast', kind !== 'info' && kind)} role="status">
      {children}
    </div>
  );
}
