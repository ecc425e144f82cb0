import type { Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { useWords } from '../ui/console/words.ts';

/** How the display of a seat stands, in words. */
export function useDisplayWords(): (seat: Pick<Seat, 'display'>) => string {
  const { t } = useWords();
  return ({ display }) =>
    t(!display ? 'seats:noDisplay' : display.isConnected ? 'seats:ready' : 'seats:displayOff');
}
