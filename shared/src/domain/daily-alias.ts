/** The word a case goes by on the hall board, changed every day, so that only the person concerned knows who is meant. */

/** How many words every catalogue has under `common.aliases`, numbered from 0. */
export const ALIAS_COUNT = 120;

/** All words in the order in which one day's cases get them, which `seed` (secret, per station and day) decides. */
export function dealWords(seed: Uint32Array): readonly number[] {
  const words = Array.from({ length: ALIAS_COUNT }, (_, index) => index);
  for (let i = words.length - 1; i > 0; i--) {
    const random = mix((seed[i % seed.length] ?? 0) ^ Math.imul(i, 0x9e3779b1));
    const j = random % (i + 1);
    [words[i], words[j]] = [words[j] as number, words[i] as number];
  }
  return words;
}

/**
 * A case's word for one day: the running number goes through that day's permutation of all words, so neighbours in
 * number are strangers in name and, within ALIAS_COUNT cases, no two share a word.
 */
export function dailyAlias(dealt: readonly number[], running: number): number {
  return dealt[running % ALIAS_COUNT] as number;
}

/** Finaliser of MurmurHash3: spreads one 32-bit word. */
function mix(word: number): number {
  let h = word >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
