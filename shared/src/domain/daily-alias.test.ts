import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIAS_COUNT, dailyAlias, dealWords } from './daily-alias.ts';

const seeds = fc.uint32Array({ minLength: 8, maxLength: 8 }).filter((seed) => new Set(seed).size > 1);
const all = (seed: Uint32Array, from = 0) =>
  Array.from({ length: ALIAS_COUNT }, (_, index) => dailyAlias(dealWords(seed), from + index));

describe('the words of the hall board', () => {
  it('are all used, each once, whatever the day', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(all(seed).toSorted((a, b) => a - b)).toEqual(Array.from({ length: ALIAS_COUNT }, (_, i) => i));
      }),
    );
  });

  it('are never shared by two of a hundred and twenty cases in a row', () => {
    fc.assert(
      fc.property(seeds, fc.nat(100_000), (seed, from) => {
        expect(new Set(all(seed, from)).size).toBe(ALIAS_COUNT);
      }),
    );
  });

  it('are the same for the same case all day long', () => {
    fc.assert(
      fc.property(seeds, fc.nat(100_000), (seed, running) => {
        const again = dealWords(Uint32Array.from(seed));
        expect(dailyAlias(dealWords(seed), running)).toBe(dailyAlias(again, running));
      }),
    );
  });

  it('are dealt anew on another day', () => {
    fc.assert(
      fc.property(seeds, fc.nat(7), fc.integer({ min: 1, max: 0xffffffff }), (today, place, change) => {
        const tomorrow = Uint32Array.from(today);
        tomorrow[place] = (tomorrow[place] ?? 0) ^ change;
        expect(all(tomorrow)).not.toEqual(all(today));
      }),
    );
  });
});
