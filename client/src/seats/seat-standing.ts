import type { CaseEvent, QueueRow, Seat } from '@sunshine-seat/shared/contract/officer.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';

type SeatStanding =
  /** No seat may show the case now, and why not. */
  | { readonly is: 'closed'; readonly why: 'excluded' | 'window' | 'scope' | 'seats' }
  /** Shown at a seat, until the end of the window at the latest. */
  | { readonly is: 'shown'; readonly seat: Seat; readonly isOwn: boolean; readonly until: number }
  | { readonly is: 'open'; readonly choices: readonly SeatChoice[] };

export type SeatChoice = {
  readonly seat: Seat;
  /** `own`: the same officer shows another case there, which would give way. */
  readonly state: 'free' | 'own' | 'taken';
};

/** How a case stands towards the seats of the hall, for one officer. */
export function seatStanding(
  { id, sharing }: Pick<QueueRow, 'id' | 'sharing'>,
  scopes: readonly Scope[],
  seats: readonly Seat[],
  officerId: string,
  now: number,
): SeatStanding {
  if (sharing.state === 'excluded') return { is: 'closed', why: 'excluded' };
  if (sharing.state !== 'open' || now >= sharing.endsAt) return { is: 'closed', why: 'window' };
  if (!scopes.includes('seat') || !scopes.includes('stills')) return { is: 'closed', why: 'scope' };
  if (seats.length === 0) return { is: 'closed', why: 'seats' };
  const shownAt = seats.find(({ session }) => session?.caseId === id);
  if (shownAt?.session) {
    const isOwn = shownAt.session.officer.id === officerId;
    return { is: 'shown', seat: shownAt, isOwn, until: sharing.endsAt };
  }
  const stateOf = ({ session }: Seat) =>
    !session ? 'free' : session.officer.id === officerId ? 'own' : 'taken';
  return { is: 'open', choices: seats.map((seat) => ({ seat, state: stateOf(seat) })) };
}

/** A still that can be looked at, under the number it has on the case. */
export type SharedStill = { readonly still: string; readonly n: number };

/** The stills that are shared now, the one that was shared last at the end: without a choice that one is shown. */
export function sharedStills(events: readonly CaseEvent[]): readonly SharedStill[] {
  const numbers = new Map<string, number>();
  const shared = new Set<string>();
  for (const event of events) {
    if (event.type === 'still-added') numbers.set(event.still.id, numbers.size + 1);
    if (event.type === 'still-shared') shared.add(event.still);
    if (event.type === 'still-withdrawn') shared.delete(event.still);
  }
  return [...shared].map((still) => ({ still, n: numbers.get(still) ?? 0 }));
}

/** The one on the display: as chosen, unless it was withdrawn since. */
export function stillShown(stills: readonly SharedStill[], chosen: string | null): string | null {
  const isThere = stills.some(({ still }) => still === chosen);
  return isThere ? chosen : (stills.at(-1)?.still ?? null);
}
