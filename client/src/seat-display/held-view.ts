import type { SeatView } from '@sunshine-seat/shared/contract/kiosk.ts';

export type ShownSession = NonNullable<SeatView['session']>;

/** Why the page holds nothing of a case (any more). */
export type Emptied = 'nothing' | 'lost' | 'tapped';

/** All that the display of a seat holds. */
export type HeldView = {
  readonly seat: Pick<SeatView, 'station' | 'number'>;
  readonly session: ShownSession | null;
  readonly emptied: Emptied;
  /** When the server was last heard, on the page's monotonic clock. */
  readonly heardAt: number;
  /** Ended by a tap here: not shown again, whatever is still on its way. */
  readonly tappedId: string | null;
};

/** After this much silence a withdrawal could have been missed. */
const SILENCE_MS = 15_000;

/** Takes what the server says is shown; `now` is its clock, `at` the page's monotonic one. */
export function tookView(
  held: HeldView | null,
  { station, number, session }: SeatView,
  now: number,
  at: number,
): HeldView {
  const tappedId = held?.tappedId ?? null;
  const isShown = session !== null && session.id !== tappedId && now < session.endsAt;
  const stays = held?.emptied === 'tapped' ? 'tapped' : 'nothing';
  return {
    seat: { station, number },
    session: isShown ? session : null,
    emptied: isShown ? 'nothing' : stays,
    heardAt: at,
    tappedId,
  };
}

/** A sign of life. */
export function heard(held: HeldView, at: number): HeldView {
  return { ...held, heardAt: at };
}

/** Lets go of everything of the case. */
export function wiped(held: HeldView, emptied: Emptied): HeldView {
  return held.session ? { ...held, session: null, emptied } : held;
}

/** The tap on “end and clear”. */
export function tapped(held: HeldView): HeldView {
  return { ...wiped(held, 'tapped'), tappedId: held.session?.id ?? held.tappedId };
}

/** Whether what is held has to go by itself: its window is over by the server's clock, or nobody was heard for too long. */
export function isOver({ session, heardAt }: HeldView, now: number, at: number): Emptied | null {
  if (!session) return null;
  if (now >= session.endsAt) return 'nothing';
  return at - heardAt >= SILENCE_MS ? 'lost' : null;
}
