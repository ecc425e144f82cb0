import type { CaseEvent, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';

/** How far a still goes that is shared now: to the complainant, as soon as that is approved, or never. */
export type StillReach = 'live' | 'held' | 'excluded';

export function stillReach(
  { sharing }: Pick<QueueRow, 'sharing'>,
  events: readonly CaseEvent[],
  now: number,
): StillReach {
  if (sharing.state === 'excluded') return 'excluded';
  const isOpen = sharing.state === 'open' && now < sharing.endsAt;
  // Opened, extended or narrowed: the last one says what is shared.
  const last = events.findLast(({ type }) => type === 'window-opened' || type === 'scopes-narrowed');
  const scopes = last && 'scopes' in last ? last.scopes : [];
  return isOpen && scopes.includes('stills') ? 'live' : 'held';
}
