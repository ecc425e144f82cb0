import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { useEffect, useState } from 'react';
import { connectKiosk } from '../live/kiosk-socket.ts';
import { serverClock } from '../ui/server-clock.ts';
import { loadAfreshSoon } from './load-afresh.ts';

export type KioskLink =
  | { readonly phase: 'starting' }
  | { readonly phase: 'unpaired' }
  | {
      readonly phase: 'paired';
      readonly board: Board;
      /** When the server was last heard, on the page's monotonic clock. */
      readonly heardAt: number;
    };

/** The one connection of this display and the last board it brought. */
export function useKioskLink(): { link: KioskLink; join: () => void } {
  const [link, setLink] = useState<KioskLink>({ phase: 'starting' });
  const isPairing = link.phase === 'unpaired';
  useEffect(() => {
    if (isPairing) return;
    return connectKiosk({
      board(board) {
        serverClock.observe(board.now);
        setLink({ phase: 'paired', board, heardAt: performance.now() });
      },
      alive(now) {
        serverClock.observe(now);
        setLink((last) => (last.phase === 'paired' ? { ...last, heardAt: performance.now() } : last));
      },
      unpaired: () => setLink({ phase: 'unpaired' }),
      outdated: loadAfreshSoon,
    });
  }, [isPairing]);
  return { link, join: () => setLink({ phase: 'starting' }) };
}
