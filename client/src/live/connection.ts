/** How the page is connected, said honestly. */
export type ConnectionState = 'live' | 'connected' | 'connecting' | 'reconnecting' | 'offline';

export type ConnectionFacts = {
  /** The socket is open and admitted. */
  readonly isConnected: boolean;
  /** The device believes that it has a network. */
  readonly isOnline: boolean;
  /** When the connection was lost; null while it stands. */
  readonly lostAt: number | null;
  /** When the server was last heard. */
  readonly heardAt: number | null;
};

/** A sign of life comes every ten seconds; after this much silence the connection is not trusted. */
export const SILENCE_MS = 25_000;
/** A short break is "reconnecting", a longer one is "offline". */
export const PATIENCE_MS = 12_000;

/** `isLiveView`: the page shows an open window. All times are of one monotonic clock. */
export function connectionState(facts: ConnectionFacts, now: number, isLiveView: boolean): ConnectionState {
  if (!facts.isOnline) return 'offline';
  if (facts.isConnected) {
    const isSilent = facts.heardAt !== null && now - facts.heardAt > SILENCE_MS;
    if (isSilent) return 'reconnecting';
    return isLiveView ? 'live' : 'connected';
  }
  if (facts.lostAt !== null && now - facts.lostAt > PATIENCE_MS) return 'offline';
  return facts.heardAt === null ? 'connecting' : 'reconnecting';
}
