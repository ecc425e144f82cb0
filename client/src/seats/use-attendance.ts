import type { Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { SEATS } from '../live/officer-cache.ts';
import type { OfficerSocket } from '../live/officer-socket.ts';
import { serverClock } from '../ui/server-clock.ts';
import { isSignDue } from './attendance.ts';
import { seatsQuery } from './seat-queries.ts';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** When the officer last showed to be at a seat, by the server's clock; kept for the card that tells of it. */
const told = new Map<string, number>();
const listeners = new Set<() => void>();

function keep(sessionId: string, at: number) {
  told.clear();
  told.set(sessionId, at);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** When the officer of a session was last said to be there. */
export function useToldAt(session: Seat['session']): number | null {
  const at = useSyncExternalStore(subscribe, () => (session ? (told.get(session.id) ?? null) : null));
  return session && (at ?? session.openedAt);
}

/** While pages of a case are open and worked with, the server hears that the officer is still at the seat that shows it. */
export function useAttendance(
  caseId: string,
  officerId: string,
  socket: Pick<OfficerSocket, 'attend'>,
  isAllowed: boolean,
): void {
  const client = useQueryClient();
  const { data: seats } = useQuery({ ...seatsQuery, enabled: isAllowed });
  const here = seats?.find(({ session }) => session?.caseId === caseId && session.officer.id === officerId);
  const seatId = here?.id;
  const sessionId = here?.session?.id;
  useEffect(() => {
    if (!seatId || !sessionId) return;
    let triedAt: number | null = null;
    const sign = () => {
      const now = serverClock.now();
      if (document.visibilityState !== 'visible' || !isSignDue(triedAt, now)) return;
      triedAt = now;
      void socket.attend(seatId).then((isHeard) => {
        if (isHeard) keep(sessionId, now);
        // Refused: the list tells what became of the seat.
        else void client.invalidateQueries({ queryKey: SEATS });
      });
    };
    sign();
    for (const one of SIGNS) window.addEventListener(one, sign, { passive: true });
    document.addEventListener('visibilitychange', sign);
    return () => {
      for (const one of SIGNS) window.removeEventListener(one, sign);
      document.removeEventListener('visibilitychange', sign);
    };
  }, [client, socket, seatId, sessionId]);
}
