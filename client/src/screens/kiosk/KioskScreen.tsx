import { lazy, Suspense, useState } from 'react';
import { HallBoard } from '../../kiosk/HallBoard.tsx';
import { PairingWall } from '../../kiosk/PairingWall.tsx';
import { QuietWall } from '../../kiosk/QuietWall.tsx';
import { useKioskLink } from '../../kiosk/use-kiosk-link.ts';

const SeatScreen = lazy(async () => ({ default: (await import('./SeatScreen.tsx')).SeatScreen }));

/** What this display is as far as it knows; it asks for the hall's board first, then for a seat's. */
type Role = 'hall' | 'seat' | 'unpaired';

/** What a display shows: its pairing, the board of the hall, or what is looked at on its seat. */
export function KioskScreen() {
  const [role, setRole] = useState<Role>('hall');
  if (role === 'unpaired') return <PairingWall onPaired={setRole} />;
  if (role === 'hall') return <HallScreen onUnpaired={() => setRole('seat')} />;
  return (
    <Suspense fallback={<QuietWall reason="starting" />}>
      <SeatScreen onUnpaired={() => setRole('unpaired')} />
    </Suspense>
  );
}

function HallScreen({ onUnpaired }: { onUnpaired: () => void }) {
  const held = useKioskLink(onUnpaired);
  return held ? <HallBoard {...held} /> : <QuietWall reason="starting" />;
}
