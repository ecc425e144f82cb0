import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { OfflineIcon } from './icons/OfflineIcon.tsx';
import { WarnIcon } from './icons/WarnIcon.tsx';
import { WindowRing } from './WindowRing.tsx';

type StateKind = 'empty' | 'error' | 'offline';

const pictures: Record<StateKind, ReactNode> = {
  empty: <WindowRing elapsed={0} state="wait" size={64} onLight />,
  error: <WarnIcon size="l" />,
  offline: <OfflineIcon size="l" />,
};

/** Nothing here, something failed, or no network: one sentence what, one what next, one action. */
export function StateBlock({
  kind,
  title,
  detail,
  action,
}: {
  kind: StateKind;
  title: ReactNode;
  detail?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div
      className={classNames('state-block', kind === 'error' && 'alert')}
      role={kind === 'error' ? 'alert' : undefined}
    >
      {pictures[kind]}
      <p className="t">{title}</p>
      {detail !== undefined && <p className="d">{detail}</p>}
      {action}
    </div>
  );
}
