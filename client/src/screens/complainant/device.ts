import { newIntentKey } from '../../api/intent-key.ts';

/** What this page leaves on the device, and how it is taken away again. */

const SESSION = 'sunshine.session';
const HANDING_BACK = 'sunshine.handing-back';

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing has nothing to remember.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** The session itself is a cookie that scripts cannot see; this only says that there may be one. */
export function mayHaveSession(): boolean {
  return read(SESSION) !== null;
}

/** A new session has taken the place of any that was still to be ended. */
export function noteSession(): void {
  write(SESSION, newIntentKey());
  remove(HANDING_BACK);
}

/** Another page of this browser has opened a case: the cookie is that one's now. */
export function onOtherSession(listener: () => void): () => void {
  const heard = ({ key, newValue }: StorageEvent) => {
    if (key === SESSION && newValue !== null) listener();
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}

export function forgetSession(): void {
  remove(SESSION);
}

/** Handed back without a network: the session on the server still has to be ended. */
export function isHandingBack(): boolean {
  return read(HANDING_BACK) !== null;
}

/** The server knows now. */
export function forgetHandingBack(): void {
  remove(HANDING_BACK);
}

async function clearCaches(): Promise<void> {
  if (!('caches' in window)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function removeShellWorkers(): Promise<void> {
  if (!navigator.serviceWorker) return;
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
}

/**
 * Takes away everything the page ever kept here; what is in reach at once goes at once. Only the note that a
 * session is still to be ended may stay.
 */
export async function wipeDevice({ isHandingBack: isStillHandingBack = false } = {}): Promise<void> {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Nothing was kept.
  }
  if (isStillHandingBack) write(HANDING_BACK, '1');
  await Promise.allSettled([clearCaches(), removeShellWorkers()]);
}
