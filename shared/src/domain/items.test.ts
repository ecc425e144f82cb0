import { describe, expect, it } from 'vitest';
import { canItemMove, ITEM_STATES, isItemNewsStatutory } from './items.ts';

describe('an item', () => {
  it('only moves on, also over a step, and never to where it is', () => {
    const moves = ITEM_STATES.flatMap((from) =>
      ITEM_STATES.filter((to) => canItemMove(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'missing → located',
      'missing → recovered',
      'missing → returned',
      'located → recovered',
      'located → returned',
      'recovered → returned',
    ]);
  });

  it('is its owner’s to know of at any time once it is back, and not before', () => {
    expect(ITEM_STATES.filter(isItemNewsStatutory)).toEqual(['recovered', 'returned']);
  });
});
