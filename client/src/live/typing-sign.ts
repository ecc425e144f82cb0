import { useSyncExternalStore } from 'react';

/** Whoever writes says so at most this often. */
const TELL_MS = 3_000;
/** Whoever has not said so again for this long has stopped. */
const LASTS_MS = 5_000;

/** Whether the other side is writing: a word that fades by itself. */
export type TypingSign = {
  get(): boolean;
  subscribe(listener: () => void): () => void;
  heard(): void;
  /** What was being written has arrived, or nobody would hear of it any more. */
  over(): void;
};

export function createTypingSign(): TypingSign {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTyping = false;
  const listeners = new Set<() => void>();
  const set = (value: boolean) => {
    clearTimeout(timer);
    if (isTyping === value) return;
    isTyping = value;
    for (const listener of listeners) listener();
  };
  return {
    get: () => isTyping,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heard() {
      set(true);
      timer = setTimeout(() => set(false), LASTS_MS);
    },
    over: () => set(false),
  };
}

export function useTypingSign(sign: TypingSign): boolean {
  return useSyncExternalStore(sign.subscribe, sign.get);
}

/** Passes the first word on and holds back those that follow too soon. */
export function tellSparingly(tell: () => void, now: () => number): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    const at = now();
    if (at - toldAt < TELL_MS) return;
    toldAt = at;
    tell();
  };
}
