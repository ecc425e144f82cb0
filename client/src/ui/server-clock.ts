import { useEffect, useState } from 'react';
import { deviceTime } from './clock.ts';

/** A correction smaller than this is network delay; a larger one means that one of the clocks jumped. */
const JUMP_MS = 1_500;

export type ServerClock = {
  /** The server’s time now, in whole epoch milliseconds. */
  now(): number;
  /** Learns from a time that the server has just sent, or that was heard at `heardAt` of the monotonic clock. */
  observe(serverTime: number, heardAt?: number): void;
  /** A guess to go by until the server speaks, from what an earlier visit knew. */
  assume(serverTime: number): void;
  /** Called when the clock was set or jumped, not for small corrections. */
  onJump(listener: () => void): () => void;
};

/**
 * The server's clock as seen from here. It runs on the monotonic clock between two words from the
 * server, so a wrong or changed clock on the device does not matter.
 */
export function createServerClock(monotonic: () => number, device: () => number): ServerClock {
  let offset = device() - monotonic();
  let known = false;
  const listeners = new Set<() => void>();
  return {
    now: () => Math.floor(monotonic() + offset),
    observe(serverTime, heardAt = monotonic()) {
      const seen = serverTime - heardAt;
      const isJump = !known || Math.abs(seen - offset) > JUMP_MS;
      // Every message arrives late, never early: of two close readings the later one is nearer the truth.
      offset = isJump ? seen : Math.max(offset, seen);
      known = true;
      if (isJump) for (const listener of listeners) listener();
    },
    assume(serverTime) {
      if (!known) offset = serverTime - monotonic();
    },
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const serverClock = createServerClock(() => performance.now(), deviceTime);

/** The server's time, renewed on every full `interval` of that clock and when it jumps. */
export function useNow(interval = 1_000, clock: ServerClock = serverClock): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const time = clock.now();
      // A page that has just been drawn is not drawn again within the same interval.
      setNow((shown) => (Math.floor(shown / interval) === Math.floor(time / interval) ? shown : time));
      clearTimeout(timer);
      timer = setTimeout(tick, interval - (time % interval));
    };
    tick();
    const stopListening = clock.onJump(tick);
    return () => {
      clearTimeout(timer);
      stopListening();
    };
  }, [interval, clock]);
  return now;
}
