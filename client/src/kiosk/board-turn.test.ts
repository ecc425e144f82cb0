import { expect, it } from 'vitest';
import { turnAt } from './board-turn.ts';

const START = 36_000 * 50_000_000;

it('speaks each language for twelve seconds and begins again', () => {
  const heard = [0, 11_999, 12_000, 24_000, 35_999, 36_000].map((ms) => turnAt(START + ms).language);
  expect(heard).toEqual(['zh-Hans', 'zh-Hans', 'en', 'ar', 'ar', 'zh-Hans']);
});

it('turns the page only after every language has shown it', () => {
  const rounds = [0, 12_000, 24_000, 36_000].map((ms) => turnAt(START + ms).round - turnAt(START).round);
  expect(rounds).toEqual([0, 0, 0, 1]);
});
