/** Somewhere people or displays can be: a case's page, a console, a hall. */
export interface Place {
  readonly kind: 'complainant' | 'helpers' | 'watchers' | 'officer' | 'kiosk';
  readonly id: string;
}

/** Someone at a place. `data` is what others see of them; no longer than a word may be. */
export interface Someone extends Place {
  readonly who: string;
  readonly data: unknown;
}

/** Who is where, counted by connections: whoever has two screens open is there until both are closed. */
export function createCrowd() {
  const places = new Map<string, Map<string, { someone: Someone; count: number }>>();
  const keyOf = ({ kind, id }: Place) => `${kind} ${id}`;

  return {
    /** Whether they were not there before. */
    came(someone: Someone): boolean {
      const key = keyOf(someone);
      const here = places.get(key) ?? new Map<string, { someone: Someone; count: number }>();
      places.set(key, here);
      const known = here.get(someone.who);
      here.set(someone.who, { someone, count: (known?.count ?? 0) + 1 });
      return !known;
    },
    /** Who is gone now, if this was their last connection. */
    left(place: Place, who: string): Someone | null {
      const here = places.get(keyOf(place));
      const known = here?.get(who);
      if (!here || !known) return null;
      known.count -= 1;
      if (known.count > 0) return null;
      here.delete(who);
      if (here.size === 0) places.delete(keyOf(place));
      return known.someone;
    },
    has: (place: Place, who: string): boolean => places.get(keyOf(place))?.has(who) ?? false,
    at: (place: Place): Someone[] =>
      [...(places.get(keyOf(place))?.values() ?? [])].map(({ someone }) => someone),
    all: (): Someone[] =>
      [...places.values()].flatMap((here) => [...here.values()].map(({ someone }) => someone)),
  };
}

export type Crowd = ReturnType<typeof createCrowd>;
