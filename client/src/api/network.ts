/** Waits before a try; a device that knows it is offline waits for its network, and one that comes back waits no longer. */
export function untilOnline(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const end = (done: () => void) => {
      clearTimeout(timer);
      stop.abort();
      done();
    };
    const timer = setTimeout(() => navigator.onLine !== false && end(resolve), ms);
    window.addEventListener('online', () => end(resolve), { signal: stop.signal });
    signal.addEventListener('abort', () => end(() => reject(signal.reason)), { signal: stop.signal });
    if (signal.aborted) end(() => reject(signal.reason));
  });
}
