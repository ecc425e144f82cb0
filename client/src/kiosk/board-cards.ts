import type { BoardCard } from '@sunshine-seat/shared/contract/kiosk.ts';

const GLOW_MS = 10_000;

/** A card leaves at its end by the server's clock, whether or not the server has said so yet. */
export function cardsShowing(cards: readonly BoardCard[], now: number): BoardCard[] {
  return cards.filter((card) => now < card.endsAt);
}

export function hasJustChanged(card: BoardCard, now: number): boolean {
  return now - card.changedAt < GLOW_MS;
}

export type Page<T> = {
  readonly shown: readonly T[];
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
};

/** What is shown in one round; pages follow each other when there is more than places. */
export function pageInRound<T>(all: readonly T[], places: number, round: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / places));
  const page = round % pages;
  return { shown: all.slice(page * places, (page + 1) * places), page: page + 1, pages };
}
