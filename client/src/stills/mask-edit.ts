import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';

/** Masks the server takes for one still. */
export const MAX_MASKS = 60;
/** Points it takes for one polygon. */
export const MAX_POLYGON_POINTS = 60;

type Sheet = readonly Mask[];

/** The masks being drawn, with every step back to the first. */
export type MaskEdit = {
  readonly masks: Sheet;
  readonly selected: number | null;
  readonly past: readonly Sheet[];
  readonly future: readonly Sheet[];
};

/** Masks that are not shared yet, and the copy that stood when they were begun. */
export type MaskDraft = { readonly edit: MaskEdit; readonly base: string | null };

export type MaskAction =
  | { readonly type: 'add'; readonly mask: Mask }
  | { readonly type: 'change'; readonly index: number; readonly mask: Mask }
  | { readonly type: 'remove'; readonly index: number }
  | { readonly type: 'select'; readonly index: number | null }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Another still, or what its copy hid before: nothing to go back to. */
  | { readonly type: 'load'; readonly masks: Sheet };

export const NO_MASKS: MaskEdit = { masks: [], selected: null, past: [], future: [] };

function step(edit: MaskEdit, masks: Sheet, selected: number | null): MaskEdit {
  return { masks, selected, past: [...edit.past, edit.masks], future: [] };
}

export function editMasks(edit: MaskEdit, action: MaskAction): MaskEdit {
  const { masks, past, future } = edit;
  switch (action.type) {
    case 'add':
      return masks.length < MAX_MASKS ? step(edit, [...masks, action.mask], masks.length) : edit;
    case 'change': {
      if (isSame(masks[action.index], action.mask)) return { ...edit, selected: action.index };
      return step(
        edit,
        masks.map((mask, at) => (at === action.index ? action.mask : mask)),
        action.index,
      );
    }
    case 'remove':
      return masks[action.index] ? step(edit, masks.toSpliced(action.index, 1), null) : edit;
    case 'select':
      return { ...edit, selected: action.index };
    case 'undo': {
      const before = past.at(-1);
      return before
        ? { masks: before, selected: null, past: past.slice(0, -1), future: [masks, ...future] }
        : edit;
    }
    case 'redo': {
      const [after] = future;
      return after ? { masks: after, selected: null, past: [...past, masks], future: future.slice(1) } : edit;
    }
    case 'load':
      return { ...NO_MASKS, masks: action.masks };
  }
}

const isSame = (one: Mask | undefined, other: Mask) => JSON.stringify(one) === JSON.stringify(other);
