/** The one source of time; everything else is given a clock. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export interface TestClock extends Clock {
  set(at: number): void;
  advance(ms: number): void;
}

/** A clock that runs on from the system's, and can be moved. With `isFrozen` it stands until moved. */
export function testClock(start = Date.now(), isFrozen = true): TestClock {
  let base = start;
  let since = Date.now();
  const now = () => (isFrozen ? base : base + (Date.now() - since));
  return {
    now,
    set(at) {
      base = at;
      since = Date.now();
    },
    advance(ms) {
      base = now() + ms;
      since = Date.now();
    },
  };
}
