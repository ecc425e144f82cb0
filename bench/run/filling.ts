import type { Contestant, Scale } from '../subjects/subject.ts';

/** Who is to be filled, and how far. */
export interface Filling {
  contestant: Contestant;
  scale: Scale;
}

/** As many at a time as leave others room. */
const LANES = 2;

/** Fills every installation that will be copied. */
export async function fillAll(fillings: readonly Filling[]): Promise<void> {
  const waiting = [...fillings];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next.contestant.fill?.(next.scale);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
