import { useSyncExternalStore } from 'react';
import type { ConnectionFacts } from './connection.ts';

export type ConnectionWatch = {
  facts(): ConnectionFacts;
  subscribe(listener: () => void): () => void;
  heard(): void;
  connected(): void;
  lost(): void;
  network(isOnline: boolean): void;
};

/** Keeps the facts about one connection and tells whoever shows them when they change. */
export function watchConnection(monotonic: () => number, isOnline: boolean): ConnectionWatch {
  let facts: ConnectionFacts = { isConnected: false, isOnline, lostAt: monotonic(), heardAt: null };
  const listeners = new Set<() => void>();
  const change = (changed: Partial<ConnectionFacts>) => {
    facts = { ...facts, ...changed };
    for (const listener of listeners) listener();
  };
  return {
    facts: () => facts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heard: () => change({ heardAt: monotonic() }),
    connected: () => change({ isConnected: true, isOnline: true, lostAt: null, heardAt: monotonic() }),
    lost: () => change({ isConnected: false, lostAt: facts.lostAt ?? monotonic() }),
    network: (online) => change({ isOnline: online }),
  };
}

/**
 * What follows from the facts. Every message is a sign of life and changes them: whoever takes all of them in is drawn
 * anew with each, before what came is even looked at.
 */
export function useConnection<T extends string | boolean>(
  watch: ConnectionWatch,
  followsFrom: (facts: ConnectionFacts) => T,
): T {
  return useSyncExternalStore(watch.subscribe, () => followsFrom(watch.facts()));
}
