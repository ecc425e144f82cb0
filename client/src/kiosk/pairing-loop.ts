import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { CallError } from '../api/call.ts';

/** What an officer made of a display. */
export type PairedAs = 'hall' | 'seat';

export type PairingSteps = {
  start(signal: AbortSignal): Promise<Reply<'startPairing'>>;
  claim(pairingId: string, secret: string, signal: AbortSignal): Promise<Reply<'claimPairing'>>;
  /** Digits to show; null while there are none. */
  show(digits: string | null): void;
  /** The server's time. */
  now(): number;
  /** Resolves after `ms`, at once when given up. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
};

const CLAIM_MS = 2_000;
const RETRY_MS = 4_000;

/** Asks for digits and shows them until an officer has approved; takes new ones whenever they have run out. Null when given up. */
export async function pairUntilApproved(steps: PairingSteps, signal: AbortSignal): Promise<PairedAs | null> {
  while (!signal.aborted) {
    try {
      const pairing = await steps.start(signal);
      steps.show(pairing.digits);
      const as = await claimUntilOver(pairing, steps, signal);
      if (as) return as;
    } catch (error) {
      if (signal.aborted) break;
      steps.show(null);
      await steps.pause(patience(error), signal);
    }
  }
  return null;
}

/** What it became when approved, null when the digits have run out. A server that is away for a moment does not end them. */
async function claimUntilOver(
  { id, secret, expiresAt }: Reply<'startPairing'>,
  steps: PairingSteps,
  signal: AbortSignal,
): Promise<PairedAs | null> {
  while (!signal.aborted && steps.now() < expiresAt) {
    await steps.pause(CLAIM_MS, signal);
    if (signal.aborted) return null;
    try {
      const { state, as } = await steps.claim(id, secret, signal);
      if (state === 'paired') return as ?? 'hall';
    } catch (error) {
      if (signal.aborted || isOver(error)) return null;
      await steps.pause(patience(error), signal);
    }
  }
  return null;
}

function isOver(error: unknown): boolean {
  return error instanceof CallError && ['PAIRING_ENDED', 'NOT_FOUND', 'NOT_SIGNED_IN'].includes(error.code);
}

function patience(error: unknown): number {
  const asked = error instanceof CallError ? error.retryAfterMs : undefined;
  return (asked ?? RETRY_MS) * (1 + Math.random() / 2);
}
