export type LiveStatus = {
  readonly phase: 'connecting' | 'live' | 'reconnecting';
  /** When the server was last heard of; null before the first time. */
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
