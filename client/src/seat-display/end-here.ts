import { CallError, call, endpoint } from '../api/call.ts';
import { newIntentKey } from '../api/intent-key.ts';
import { serverClock } from '../ui/server-clock.ts';

const route = endpoint('endSeatHere', 'DELETE', '/seat/sessions/:sessionId');
const RETRY_MS = 2_000;

/** Tells the server of the tap until it has heard it; the page itself was wiped before. */
export async function endHere(sessionId: string, endsAt: number): Promise<void> {
  const key = newIntentKey();
  while (serverClock.now() < endsAt) {
    try {
      await call(route, { params: { sessionId }, key });
      return;
    } catch (error) {
      if (error instanceof CallError && OVER.includes(error.code)) return;
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS * (1 + Math.random())));
  }
}

/** It ended in another way, or this display is none any more. */
const OVER: readonly CallError['code'][] = ['NOT_FOUND', 'SESSION_ENDED', 'NOT_SIGNED_IN'];
