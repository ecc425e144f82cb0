import type { Place } from '@sunshine-seat/shared/domain/marks.ts';
import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';
import type { Size } from '../ui/still/picture-place.ts';
import { handlesOf, maskAt, moved, rectangleOf, reshaped } from './mask-shape.ts';

/** What the pointer does since it went down on the picture. */
export type Pull =
  | { readonly kind: 'draw'; readonly from: Place; readonly to: Place }
  | {
      readonly kind: 'move';
      readonly index: number;
      readonly mask: Mask;
      readonly from: Place;
      readonly to: Place;
    }
  | {
      readonly kind: 'shape';
      readonly index: number;
      readonly mask: Mask;
      readonly handle: number;
      readonly to: Place;
    };

/** A press takes hold of a handle of the selected mask, else of a mask, else begins a new rectangle. */
export function takeHold(
  masks: readonly Mask[],
  selected: number | null,
  place: Place,
  { size, reach }: { size: Size; reach: number },
): Pull {
  const mask = selected === null ? undefined : masks[selected];
  const handle = mask ? handlesOf(mask).findIndex((at) => isNear(at, place, reach)) : -1;
  if (mask && selected !== null && handle !== -1) {
    return { kind: 'shape', index: selected, mask, handle, to: place };
  }
  const index = maskAt(masks, place, size);
  const hit = masks[index];
  if (hit) return { kind: 'move', index, mask: hit, from: place, to: place };
  return { kind: 'draw', from: place, to: place };
}

const isNear = ([ax, ay]: Place, [bx, by]: Place, reach: number) => Math.hypot(ax - bx, ay - by) <= reach;

/** The mask that a pull makes of what it holds. */
export function pulledMask(pull: Pull, size: Size): Mask {
  if (pull.kind === 'draw') return rectangleOf(pull.from, pull.to);
  if (pull.kind === 'shape') return reshaped(pull.mask, pull.handle, pull.to);
  return moved(pull.mask, pull.to[0] - pull.from[0], pull.to[1] - pull.from[1], size);
}
