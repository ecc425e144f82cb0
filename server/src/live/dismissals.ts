/** Longer than any handshake takes between the check of the session and the room. */
const HANDSHAKE_MS = 30_000;

/** Who was shown out lately, so that a screen whose session was checked before does not slip in after. */
export function createDismissals() {
  const latest = new Map<string, number>();
  let count = 0;

  return {
    /** How many there have been; taken before a session is checked. */
    mark: (): number => count,
    add(place: string): void {
      count += 1;
      const own = count;
      latest.set(place, own);
      const forget = () => latest.get(place) === own && latest.delete(place);
      setTimeout(forget, HANDSHAKE_MS).unref();
    },
    /** Whether the place was cleared after the mark was taken. */
    hasSince: (place: string, mark: number): boolean => (latest.get(place) ?? 0) > mark,
  };
}

export type Dismissals = ReturnType<typeof createDismissals>;
