import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editMasks, MAX_MASKS, type MaskAction, type MaskEdit, NO_MASKS } from './mask-edit.ts';

const mask = (x: number): Mask => ({ shape: 'rectangle', x, y: 0, width: 10, height: 10 });
const after = (actions: readonly MaskAction[]): MaskEdit => actions.reduce(editMasks, NO_MASKS);

const change = fc.oneof(
  fc.nat(100).map((x): MaskAction => ({ type: 'add', mask: mask(x) })),
  fc
    .tuple(fc.nat(5), fc.nat(100))
    .map(([index, x]): MaskAction => ({ type: 'change', index, mask: mask(x) })),
  fc.nat(5).map((index): MaskAction => ({ type: 'remove', index })),
);

it('goes back to the first step and forward to the last', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (actions) => {
      const edit = after(actions);
      const undone = edit.past.reduce((state) => editMasks(state, { type: 'undo' }), edit);
      expect(undone.masks).toEqual([]);
      const redone = undone.future.reduce((state) => editMasks(state, { type: 'redo' }), undone);
      expect(redone.masks).toEqual(edit.masks);
    }),
  );
});

it('forgets what was undone once something else is done', () => {
  const edit = after([
    { type: 'add', mask: mask(1) },
    { type: 'undo' },
    { type: 'add', mask: mask(2) },
    { type: 'redo' },
  ]);
  expect(edit.masks).toEqual([mask(2)]);
});

it('selects what was just drawn or changed, and nothing after a removal', () => {
  const drawn = after([
    { type: 'add', mask: mask(1) },
    { type: 'add', mask: mask(2) },
  ]);
  expect(drawn.selected).toBe(1);
  expect(editMasks(drawn, { type: 'remove', index: 1 }).selected).toBeNull();
});

it('counts no step for a change that changes nothing', () => {
  const edit = after([
    { type: 'add', mask: mask(1) },
    { type: 'change', index: 0, mask: mask(1) },
  ]);
  expect(edit.past).toHaveLength(1);
});

it('takes no more masks than the server does', () => {
  const many = after(
    Array.from({ length: MAX_MASKS + 5 }, (_, x): MaskAction => ({ type: 'add', mask: mask(x) })),
  );
  expect(many.masks).toHaveLength(MAX_MASKS);
});

it('cannot go back behind what was loaded', () => {
  const loaded = after([
    { type: 'add', mask: mask(1) },
    { type: 'load', masks: [mask(7)] },
    { type: 'undo' },
  ]);
  expect(loaded.masks).toEqual([mask(7)]);
});
