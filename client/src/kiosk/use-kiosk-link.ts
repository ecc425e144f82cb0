import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { useEffect, useEffectEvent, useState } from 'react';
import { connectDisplay } from '../live/display-socket.ts';
import { hallStream } from '../live/display-streams.ts';
import { serverClock } from '../ui/server-clock.ts';
import { loadAfreshSoon } from './load-afresh.ts';

export type HeldBoard = {
  readonly board: Board;
  /** When the server was last heard, on the page's monotonic clock. */
  readonly heardAt: number;
};

/** The last board that came, or null before the first; `onUnpaired` when this display is not one of the hall. */
export function useKioskLink(onUnpaired: () => void): HeldBoard | null {
  const [held, setHeld] = useState<HeldBoard | null>(null);
  const unpaired = useEffectEvent(onUnpaired);
  useEffect(() => {
    const link = connectDisplay(hallStream, {
      message(board) {
        serverClock.observe(board.now);
        setHeld({ board, heardAt: performance.now() });
      },
      alive(now) {
        serverClock.observe(now);
        setHeld((last) => last && { ...last, heardAt: performance.now() });
      },
      unpaired: () => unpaired(),
      outdated: loadAfreshSoon,
    });
    return link.close;
  }, []);
  return held;
}
