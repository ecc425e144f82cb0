import { describe, expect, it } from 'vitest';
import { STAGES } from './case-state.ts';
import { areItemsMoving, canItemMove, ITEM_STATES, isItemNewsStatutory } from './items.ts';

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

  it('moves once the case is accepted', () => {
    expect(STAGES.filter((stage) => !areItemsMoving(stage))).toEqual(['received']);
  });

  it('is its owner’s to know of at any time once it is back, and not before', () => {
    expect(ITEM_STATES.filter(isItemNewsStatutory)).toEqual(['recovered', 'returned']);
  });
});
