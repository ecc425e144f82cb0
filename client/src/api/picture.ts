import { CallError } from './call.ts';

const TIMEOUT_MS = 60_000;

/** Fetches a picture past every cache; it is nowhere but in the memory of whoever asked. */
export async function fetchPicture(path: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(`/api/v1${path}`, {
    cache: 'no-store',
    credentials: 'same-origin',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  }).catch((): never => {
    if (signal.aborted) throw signal.reason;
    throw new CallError('NETWORK');
  });
  if (response.ok) {
    return response.blob().catch((): never => {
      throw new CallError('NETWORK');
    });
  }
  const reply = await response.json().catch(() => null);
  throw new CallError(reply?.error?.code ?? 'INTERNAL', reply?.error);
}
