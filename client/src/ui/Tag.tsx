import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type TagKind = 'new' | 'shared' | 'internal' | 'ok' | 'alert';

export function Tag({ kind, children }: { kind?: TagKind; children: ReactNode }) {
  return <span className={classNames('tag', kind)}>{children}</span>;
}
