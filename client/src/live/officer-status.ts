export type LiveStatus = {
  readonly phase: 'connecting' | 'live' | 'reconnecting';
  /** When the server was last heard of, on the device's monotonic clock; null before the first time. */
  readonly heardAt: number | null;
};

export type StatusStore = {
  get(): LiveStatus;
  set(status: LiveStatus): void;
  subscribe(listener: () => void): () => void;
};

export function createStatusStore(): StatusStore {
  let status: LiveStatus = { phase: 'connecting', heardAt: null };
  const listeners = new Set<() => void>();
  return {
    get: () => status,
    set(next) {
      status = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The server gives a sign of life every five seconds; after this much silence nobody should believe in it. */
const SILENT_MS = 25_000;
/** Shorter breaks than this mend themselves before they matter. */
const OFFLINE_MS = 8_000;

/** How the line is, as of a moment on the clock of `heardAt`: a server whose clock is set does not change that. */
export function lineState(
  { phase, heardAt }: LiveStatus,
  isOnline: boolean,
  now: number,
): 'live' | 'reconnecting' | 'off' {
  const silence = heardAt === null ? 0 : now - heardAt;
  if (!isOnline) return 'off';
  if (phase === 'live' && silence < SILENT_MS) return 'live';
  return silence > OFFLINE_MS ? 'off' : 'reconnecting';
}
