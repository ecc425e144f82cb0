import { MASK_BLOCK } from '@sunshine-seat/shared/domain/masks.ts';
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react';
import { placeAt, type Size } from '../ui/still/picture-place.ts';
import { ratioOf } from '../ui/still/StillStage.tsx';
import { useStageUnit } from '../ui/still/stage-unit.ts';
import { MaskOverlay } from './MaskOverlay.tsx';
import type { MaskEdit } from './mask-edit.ts';
import { useStillWords } from './still-words.ts';
import type { MaskDesk } from './use-mask-desk.ts';

/** On the screen: how near to a handle a finger or mouse has to come, and how little a tap may move. */
const REACH = 20;
const TAP_REACH = 6;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The working picture under its masks, which are as black as they will be. */
export function MaskStage({
  picture,
  label,
  size,
  edit,
  desk,
  surface,
  hintId,
}: {
  picture: string;
  label: string;
  size: Size;
  edit: MaskEdit;
  desk: MaskDesk;
  surface: RefObject<HTMLDivElement | null>;
  hintId: string;
}) {
  const { t } = useStillWords();
  const frame = useRef<HTMLDivElement>(null);
  const unit = useStageUnit(frame, size.width);
  const pointer = usePointer(desk, size);
  return (
    <div className="still-frame" dir="ltr" ref={frame} style={ratioOf(size)}>
      <img src={picture} alt={label} draggable={false} {...size} />
      <MaskOverlay size={size} edit={edit} desk={desk} unit={unit} />
      <div
        ref={surface}
        className="still-surface drawing"
        role="application"
        aria-label={t('mask.surface', { label })}
        aria-describedby={hintId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is worked with its keys; the rule does not know it
        tabIndex={0}
        {...pointer}
        onKeyDown={(event) => key(event, desk)}
      />
    </div>
  );
}

function key(event: KeyboardEvent, desk: MaskDesk) {
  const arrow = ARROWS[event.key];
  if (event.ctrlKey || event.metaKey) return;
  if (arrow) desk.nudge(arrow[0] * MASK_BLOCK, arrow[1] * MASK_BLOCK, event.shiftKey);
  else if (event.key === 'Enter' || event.key === ' ') desk.setCorner();
  else if (event.key === 'Delete' || event.key === 'Backspace') desk.removeSelected();
  else if (event.key === 'Escape') desk.cancel();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function usePointer(desk: MaskDesk, size: Size) {
  const down = useRef<{ id: number; x: number; y: number } | null>(null);
  const placeOf = (event: PointerEvent) =>
    placeAt(event.clientX, event.clientY, event.currentTarget.getBoundingClientRect(), size);
  const letGo = () => {
    down.current = null;
    desk.letGo();
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      if (!event.isPrimary) return letGo();
      event.currentTarget.setPointerCapture(event.pointerId);
      down.current = { id: event.pointerId, x: event.clientX, y: event.clientY };
      desk.press(placeOf(event), (REACH * size.width) / event.currentTarget.clientWidth);
    },
    onPointerMove(event: PointerEvent) {
      if (down.current?.id === event.pointerId) desk.pullTo(placeOf(event));
    },
    onPointerUp(event: PointerEvent) {
      const from = down.current;
      if (from?.id !== event.pointerId) return;
      down.current = null;
      desk.release(Math.hypot(event.clientX - from.x, event.clientY - from.y) < TAP_REACH);
    },
    onPointerCancel: letGo,
  };
}
