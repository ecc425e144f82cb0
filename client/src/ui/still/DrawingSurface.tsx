import type { Place } from '@sunshine-seat/shared/domain/marks.ts';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { placeAt, type Size } from './picture-place.ts';
import type { DrawingDesk } from './use-drawing.ts';

/** A finger that moved less than this on the screen only tapped. */
const TAP_REACH = 8;
/** An arrow key moves the crosshair by this share of the picture's width; with Shift by single pixels. */
const STRIDE = 1 / 40;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Takes pointers and keys over the picture while marks are drawn. One finger draws; two zoom the page as ever. */
export function DrawingSurface({
  desk,
  size,
  label,
  describedBy,
  children,
}: {
  desk: DrawingDesk;
  size: Size;
  label: string;
  describedBy: string;
  children: ReactNode;
}) {
  const down = useRef<{ id: number; x: number; y: number } | null>(null);

  const placeOf = (event: PointerEvent, surface: Element): Place =>
    placeAt(event.clientX, event.clientY, surface.getBoundingClientRect(), size);

  function press(event: PointerEvent<HTMLDivElement>) {
    if (desk.tool === null || event.button !== 0) return;
    if (!event.isPrimary) return letGo();
    event.currentTarget.setPointerCapture(event.pointerId);
    down.current = { id: event.pointerId, x: event.clientX, y: event.clientY };
    desk.press(placeOf(event, event.currentTarget));
  }
  function move(event: PointerEvent<HTMLDivElement>) {
    if (down.current?.id !== event.pointerId) return;
    const box = event.currentTarget.getBoundingClientRect();
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const moves = passed.length > 0 ? passed : [event.nativeEvent];
    desk.pull(moves.map(({ clientX, clientY }) => placeAt(clientX, clientY, box, size)));
  }
  function lift(event: PointerEvent<HTMLDivElement>) {
    const from = down.current;
    if (from?.id !== event.pointerId) return;
    down.current = null;
    const isTap = Math.hypot(event.clientX - from.x, event.clientY - from.y) < TAP_REACH;
    desk.release(placeOf(event, event.currentTarget), isTap);
  }
  function letGo() {
    down.current = null;
    desk.letGo();
  }
  function key(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    if (arrow && desk.tool !== null) {
      const stride = event.shiftKey ? 1 : Math.max(1, Math.round(size.width * STRIDE));
      desk.moveCrosshair(arrow[0] * stride, arrow[1] * stride);
    } else if (event.key === 'Enter' || event.key === ' ') desk.setPoint();
    else return;
    event.preventDefault();
  }

  return (
    <div
      className={classNames('still-surface', desk.tool !== null && 'drawing')}
      role="application"
      aria-label={label}
      aria-describedby={describedBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is worked with its keys; the rule does not know it
      tabIndex={0}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={lift}
      onPointerCancel={letGo}
      onKeyDown={key}
    >
      {children}
    </div>
  );
}
