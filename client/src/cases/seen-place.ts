/** Which places of the stream have been on a visible screen. */
export type SeenPlace = {
  /** The furthest that was, with everything before it. */
  get(): number;
  /** Every one of them; another set after each change. */
  all(): ReadonlySet<number>;
  /**
   * Where the page starts: what was there before this visit does not count as new, but for what is still to be read.
   * Only the first call counts.
   */
  start(place: number, unread?: readonly number[]): void;
  /** These places are on the screen now. */
  show(places: readonly number[]): void;
  forget(): void;
  subscribe(listener: () => void): () => void;
};

export function createSeenPlace(): SeenPlace {
  let furthest = 0;
  let shown: ReadonlySet<number> = new Set();
  let hasStarted = false;
  const listeners = new Set<() => void>();
  const add = (places: readonly number[]) => {
    const more = new Set([...shown, ...places]);
    if (more.size === shown.size) return false;
    shown = more;
    while (shown.has(furthest + 1)) furthest += 1;
    return true;
  };
  return {
    get: () => furthest,
    all: () => shown,
    start(place, unread = []) {
      if (hasStarted) return;
      hasStarted = true;
      const before = Array.from({ length: Math.max(0, place) }, (_, index) => index + 1);
      add(before.filter((one) => !unread.includes(one)));
    },
    show(places) {
      if (!add(places)) return;
      for (const listener of listeners) listener();
    },
    forget() {
      furthest = 0;
      shown = new Set();
      hasStarted = false;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const seenPlace = createSeenPlace();
