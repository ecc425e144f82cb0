import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { QueryClient } from '@tanstack/react-query';
import { CallError, call, endpoint } from '../../api/call.ts';
import { askForOwnCase, dropOwnCase } from '../../cases/own-case.ts';
import { dropKeptWords } from '../../take-part/kept-words.ts';
import { forgetHandingBack, noteSession, wipeDevice } from './device.ts';
import type { Pass } from './pass-address.ts';

const openPass = endpoint('openPass', 'POST', '/pass/session');
const closePass = endpoint('closePass', 'DELETE', '/pass/session');

/**
 * Opens a case on this device, where nothing of another one stays; a scanned pass ends a handing back that was still on
 * its way. The case is asked for at once: on a slow phone its page is long in coming.
 */
export async function openWithPass(client: QueryClient, { number, code }: Pass): Promise<Language> {
  dropOwnCase(client);
  dropKeptWords();
  const { language } = await call(openPass, { body: { number, code } });
  noteSession();
  askForOwnCase(client);
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
