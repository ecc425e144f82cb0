import type { Header } from '@sunshine-seat/shared/contract/complainant.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';

export type Closed = 'waiting' | 'expired' | 'revoked' | 'closed' | 'narrowed';

/** Why nothing can be written now, or null while it can; a window that has run out is over whoever says so first. */
export function closedBecause({ sharing }: Header, scope: Scope, now: number): Closed | null {
  if (sharing.phase === 'waiting') return 'waiting';
  if (sharing.phase === 'ended') return sharing.reason;
  if (now >= sharing.endsAt) return 'expired';
  return sharing.scopes.includes(scope) ? null : 'narrowed';
}
