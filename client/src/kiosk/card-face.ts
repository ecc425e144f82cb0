import type { BoardCard } from '@sunshine-seat/shared/contract/kiosk.ts';
import { windowElapsed } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { formatHoursMinutes } from '../ui/format.ts';
import { hasJustChanged } from './board-cards.ts';

/** All that a card shows, and nothing that changes without being seen. */
export type CardFace = Pick<BoardCard, 'alias' | 'stage' | 'step' | 'steps'> & {
  /** "1:47": hours and minutes. */
  readonly left: string;
  /** Share of the window that has passed, 0…1. */
  readonly elapsed: number;
  readonly isNew: boolean;
};

/** Smaller steps of a ring are less than a pixel. */
const RING_STEPS = 1_000;

export function cardFace(card: BoardCard, now: number): CardFace {
  const { alias, stage, step, steps } = card;
  return {
    alias,
    stage,
    step,
    steps,
    left: formatHoursMinutes(card.endsAt - now),
    elapsed: Math.round(windowElapsed(card, now) * RING_STEPS) / RING_STEPS,
    isNew: hasJustChanged(card, now),
  };
}
