import { HallBoard } from '../../kiosk/HallBoard.tsx';
import { PairingWall } from '../../kiosk/PairingWall.tsx';
import { QuietWall } from '../../kiosk/QuietWall.tsx';
import { useKioskLink } from '../../kiosk/use-kiosk-link.ts';

/** What the display in the hall shows: its pairing, or its board. */
export function KioskScreen() {
  const { link, join } = useKioskLink();
  if (link.phase === 'unpaired') return <PairingWall onPaired={join} />;
  if (link.phase === 'starting') return <QuietWall reason="starting" />;
  return <HallBoard board={link.board} heardAt={link.heardAt} />;
}
