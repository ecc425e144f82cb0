import type { BoardCard } from '@sunshine-seat/shared/contract/kiosk.ts';
import { describe, expect, it } from 'vitest';
import { cardsShowing, hasJustChanged, pageInRound } from './board-cards.ts';

const NOON = 1_795_400_000_000;

function card(alias: number, changes: Partial<BoardCard> = {}): BoardCard {
  return {
    alias,
    stage: 'investigating',
    step: 2,
    steps: 8,
    startsAt: NOON - 60_000,
    endsAt: NOON + 60_000,
    changedAt: NOON - 60_000,
    ...changes,
  };
}
const aliases = (cards: readonly BoardCard[]) => cards.map(({ alias }) => alias);

describe('the cards on the hall board', () => {
  it('leave at their end, not a millisecond before', () => {
    const cards = [card(1, { endsAt: NOON }), card(2, { endsAt: NOON + 1 })];
    expect(aliases(cardsShowing(cards, NOON - 1))).toEqual([1, 2]);
    expect(aliases(cardsShowing(cards, NOON))).toEqual([2]);
    expect(aliases(cardsShowing(cards, NOON + 1))).toEqual([]);
  });

  it('glow for ten seconds after a change', () => {
    expect(hasJustChanged(card(1, { changedAt: NOON }), NOON + 9_999)).toBe(true);
    expect(hasJustChanged(card(1, { changedAt: NOON }), NOON + 10_000)).toBe(false);
  });
});

describe('the pages of the hall board', () => {
  const seven = [1, 2, 3, 4, 5, 6, 7].map((alias) => card(alias));

  it('show every card once before the first comes back', () => {
    const rounds = [0, 1, 2, 3].map((round) => aliases(pageInRound(seven, 3, round).shown));
    expect(rounds).toEqual([[1, 2, 3], [4, 5, 6], [7], [1, 2, 3]]);
    expect(pageInRound(seven, 3, 2)).toMatchObject({ page: 3, pages: 3 });
  });

  it('are one page, even when nobody is there', () => {
    expect(pageInRound([], 6, 41)).toEqual({ shown: [], page: 1, pages: 1 });
    expect(pageInRound(seven, 7, 41)).toMatchObject({ page: 1, pages: 1 });
  });

  it('stay within the pages there are when cards leave', () => {
    expect(aliases(pageInRound(seven.slice(0, 3), 3, 5).shown)).toEqual([1, 2, 3]);
  });
});
