import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { QueryClient } from '@tanstack/react-query';
import { CallError, call, endpoint } from '../../api/call.ts';
import { dropOwnCase, prepareOwnCase } from '../../cases/own-case.ts';
import { forgetHandingBack, wipeDevice } from './device.ts';
import { openPass } from './open-pass.ts';
import type { Pass } from './pass-address.ts';

const closePass = endpoint('closePass', 'DELETE', '/pass/session');

/** Opens a case in a page that may have shown another one. */
export async function openWithPass(client: QueryClient, pass: Pass): Promise<Language> {
  dropOwnCase(client);
  const language = await openPass(pass);
  void prepareOwnCase(client);
  return language;
}

/** Ends the session on the server; false when no answer came. */
async function endSession(): Promise<boolean> {
  try {
    await call(closePass, { keepalive: true });
  } catch (error) {
    // Any answer at all means that the server no longer knows this session, or will not.
    return error instanceof CallError && ['NOT_SIGNED_IN', 'SESSION_ENDED'].includes(error.code);
  }
  return true;
}

/** Empties this device at once and notes that the session on the server is still to be ended. */
export function handBack(): Promise<void> {
  return wipeDevice({ isHandingBack: true });
}

const AGAIN_MS = 5_000;

/** Finishes a handing back that had no network; calls `done` when the server knows. */
export function finishHandingBack(done: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const attempt = async () => {
    clearTimeout(timer);
    const isEnded = navigator.onLine && (await endSession());
    if (isStopped) return;
    if (!isEnded) {
      timer = setTimeout(attempt, AGAIN_MS);
      return;
    }
    forgetHandingBack();
    done();
  };
  void attempt();
  window.addEventListener('online', attempt);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    window.removeEventListener('online', attempt);
  };
}
