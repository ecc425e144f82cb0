/** The furthest place of the stream that has been on a visible screen, with everything before it. */
export type SeenPlace = {
  get(): number;
  /** Where the page starts: what was there before this visit does not count as new. Only the first call counts. */
  start(place: number): void;
  /** These places are on the screen now. */
  show(places: readonly number[]): void;
  forget(): void;
  subscribe(listener: () => void): () => void;
};

export function createSeenPlace(): SeenPlace {
  let seen: number | null = null;
  const shown = new Set<number>();
  const listeners = new Set<() => void>();
  return {
    get: () => seen ?? 0,
    start(place) {
      if (seen === null) seen = Math.max(0, place);
    },
    show(places) {
      const before = seen ?? 0;
      let furthest = before;
      for (const place of places) shown.add(place);
      while (shown.has(furthest + 1)) furthest += 1;
      if (furthest === before) return;
      seen = furthest;
      for (const listener of listeners) listener();
    },
    forget() {
      seen = null;
      shown.clear();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const seenPlace = createSeenPlace();
