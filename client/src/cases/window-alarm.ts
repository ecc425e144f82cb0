import type { Header } from '@sunshine-seat/shared/contract/complainant.ts';
import { type ServerClock, serverClock } from '../ui/server-clock.ts';

export type WindowAlarm = { set(header: Header): void; stop(): void };

/** Rings when the window of a header has run out by the server's clock, whether or not the server can be heard. */
export function windowAlarm(ring: () => void, clock: ServerClock = serverClock): WindowAlarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let endsAt: number | null = null;
  const look = () => {
    clearTimeout(timer);
    if (endsAt === null) return;
    const left = endsAt - clock.now();
    if (left > 0) {
      timer = setTimeout(look, left);
      return;
    }
    endsAt = null;
    ring();
  };
  // A device that slept wakes with its timers late.
  document.addEventListener('visibilitychange', look);
  const stopListening = clock.onJump(look);
  return {
    set({ sharing }) {
      const next = sharing.phase === 'open' && clock.now() < sharing.endsAt ? sharing.endsAt : null;
      if (next === endsAt) return;
      endsAt = next;
      look();
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      stopListening();
    },
  };
}
