import { useEffect, useEffectEvent, useState } from 'react';
import { call, endpoint } from '../api/call.ts';
import { serverClock } from '../ui/server-clock.ts';
import { type PairedAs, type PairingSteps, pairUntilApproved } from './pairing-loop.ts';

const start = endpoint('startPairing', 'POST', '/kiosk/pairings');
const claim = endpoint('claimPairing', 'POST', '/kiosk/pairings/:pairingId/claim');

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** The digits to show now, or null while there are none; `onPaired` once an officer has approved them, with what this became. */
export function usePairing(onPaired: (as: PairedAs) => void): string | null {
  const [digits, setDigits] = useState<string | null>(null);
  const paired = useEffectEvent(onPaired);
  useEffect(() => {
    const controller = new AbortController();
    const steps: PairingSteps = {
      async start(signal) {
        const pairing = await call(start, { signal });
        serverClock.observe(pairing.now);
        return pairing;
      },
      claim: (pairingId, secret, signal) => call(claim, { params: { pairingId }, body: { secret }, signal }),
      show: setDigits,
      now: () => serverClock.now(),
      pause,
    };
    pairUntilApproved(steps, controller.signal).then(
      (as) => as && paired(as),
      (error) => console.error(error),
    );
    return () => controller.abort();
  }, []);
  return digits;
}
