import { quantile } from '../run/figures.ts';

interface Load {
  /** Pieces of work a second, at random moments. */
  perSecond: number;
  /** What each keeps the one thread busy for, in milliseconds. */
  serviceMs: number;
  /** Share of the thread (0 to 1) that other things take all the time. */
  otherwiseBusy: number;
}

const ARRIVALS = 300_000;
const WARM_UP = 1000;

/** A sequence of numbers from 0 to 1 that is the same each time (mulberry32): a simulation can be repeated. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Lets work arrive at one thread and gives how long it takes from arrival to done, in milliseconds. Infinite when more
 * arrives than it can do.
 */
export function simulate({ perSecond, serviceMs, otherwiseBusy }: Load): { mean: number; p99: number } {
  const service = serviceMs / (1 - otherwiseBusy);
  if (otherwiseBusy >= 1 || (perSecond * service) / 1000 >= 1)
    return { mean: Number.POSITIVE_INFINITY, p99: Number.POSITIVE_INFINITY };
  const random = sequence(1);
  const taken: number[] = [];
  let arrival = 0;
  let freeAt = 0;
  for (let index = 0; index < ARRIVALS; index += 1) {
    arrival += (-Math.log(1 - random()) * 1000) / perSecond;
    freeAt = Math.max(arrival, freeAt) + service;
    if (index >= WARM_UP) taken.push(freeAt - arrival);
  }
  return { mean: taken.reduce((sum, ms) => sum + ms, 0) / taken.length, p99: quantile(taken, 0.99) };
}
