import type { Place } from '@sunshine-seat/shared/domain/marks.ts';
import type { Mask } from '@sunshine-seat/shared/domain/masks.ts';
import { useState } from 'react';
import { clamped, isSame, type Size } from '../ui/still/picture-place.ts';
import { MAX_POLYGON_POINTS, type MaskAction, type MaskEdit } from './mask-edit.ts';
import { type Pull, pulledMask, takeHold } from './mask-hand.ts';
import { middleRectangle, moved, resized } from './mask-shape.ts';

export type MaskTool = 'rectangle' | 'polygon';

/** What happens on the picture while masks are drawn; pointers and keys meet here. */
export function useMaskDesk(edit: MaskEdit, dispatch: (action: MaskAction) => void, size: Size) {
  const [tool, setTool] = useState<MaskTool>('rectangle');
  const [pull, setPull] = useState<Pull | null>(null);
  /** Corners of a polygon that is not closed yet, and where its next one would be. */
  const [corners, setCorners] = useState<readonly Place[]>([]);
  const [crosshair, setCrosshair] = useState<Place | null>(null);
  const selected = edit.selected === null ? undefined : edit.masks[edit.selected];

  function changeSelected(change: (mask: Mask) => Mask) {
    if (selected && edit.selected !== null) {
      dispatch({ type: 'change', index: edit.selected, mask: change(selected) });
    }
  }
  function close() {
    if (corners.length >= 3) dispatch({ type: 'add', mask: { shape: 'polygon', points: corners } });
    setCorners([]);
  }
  function corner(place: Place, reach: number) {
    const [first] = corners;
    const isClosed = first && corners.length >= 3 && distance(first, place) <= reach;
    if (isClosed || isSame(corners.at(-1), place) || corners.length >= MAX_POLYGON_POINTS) close();
    else setCorners([...corners, place]);
  }

  return {
    tool,
    pull,
    corners,
    crosshair,
    /** The masks as they stand now, with the one in hand. */
    shown: shownMasks(edit.masks, pull, size),
    canClose: corners.length >= 3,
    choose(next: MaskTool) {
      setTool(next);
      setCorners([]);
      setCrosshair(null);
    },
    press(place: Place, reach: number) {
      setCrosshair(null);
      if (tool === 'polygon' && corners.length > 0) return corner(place, reach);
      const held = takeHold(edit.masks, edit.selected, place, { size, reach });
      if (held.kind === 'draw' && tool === 'polygon') {
        dispatch({ type: 'select', index: null });
        return corner(place, reach);
      }
      dispatch({ type: 'select', index: held.kind === 'draw' ? null : held.index });
      setPull(held);
    },
    pullTo(place: Place) {
      if (pull) setPull({ ...pull, to: place });
    },
    /** A rectangle of a mere tap is none. */
    release(isTap: boolean) {
      if (pull && !isTap) {
        const mask = pulledMask(pull, size);
        dispatch(pull.kind === 'draw' ? { type: 'add', mask } : { type: 'change', index: pull.index, mask });
      }
      setPull(null);
    },
    letGo: () => setPull(null),
    close,
    cancel() {
      setPull(null);
      if (corners.length > 0) setCorners([]);
      else dispatch({ type: 'select', index: null });
    },
    addInMiddle: () => dispatch({ type: 'add', mask: middleRectangle(size) }),
    /** Arrow keys: the crosshair of a polygon, else the selected mask. */
    nudge(dx: number, dy: number, isResize: boolean) {
      if (tool === 'polygon' && (corners.length > 0 || !selected)) {
        const [x, y] = crosshair ?? [size.width / 2, size.height / 2];
        setCrosshair(clamped([x + dx, y + dy], size));
      } else changeSelected((mask) => (isResize ? resized : moved)(mask, dx, dy, size));
    },
    setCorner() {
      if (tool === 'polygon' && crosshair) corner(crosshair, 0);
    },
    removeSelected() {
      if (edit.selected !== null) dispatch({ type: 'remove', index: edit.selected });
    },
  };
}

export type MaskDesk = ReturnType<typeof useMaskDesk>;

const distance = ([ax, ay]: Place, [bx, by]: Place) => Math.hypot(ax - bx, ay - by);

function shownMasks(masks: readonly Mask[], pull: Pull | null, size: Size): readonly Mask[] {
  if (!pull) return masks;
  const mask = pulledMask(pull, size);
  if (pull.kind === 'draw') return isSame(pull.from, pull.to) ? masks : [...masks, mask];
  return masks.map((one, index) => (index === pull.index ? mask : one));
}
