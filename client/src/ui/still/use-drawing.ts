import { MARK_SHAPES, type Mark, type MarkShape, type Place } from '@sunshine-seat/shared/domain/marks.ts';
import { useRef, useState } from 'react';
import {
  canFinish,
  type Drawing,
  type DrawingStep,
  finish,
  press,
  previewPoints,
  pull,
  release,
  setPoint,
  startDrawing,
} from './drawing.ts';
import { clamped, type Size } from './picture-place.ts';
import { thinLine } from './thin-line.ts';

export type DrawingTool = MarkShape | null;
/** Number keys choose in this order; 0 puts the tool away. */
export const DRAWING_TOOLS = [null, ...MARK_SHAPES] as const;

/** What was last said to someone who draws without seeing: which words, and where. */
export type Said = {
  readonly what: 'pointSet' | 'drawn' | 'cancelled' | 'waitsForWords';
  readonly at: Place | null;
};

/** Everything between choosing a tool and a mark that is whole; pointers and keys meet here. */
export function useDrawing(size: Size, onDraw: (mark: Mark) => void) {
  const [tool, setTool] = useState<DrawingTool>(null);
  // Several moves of a pointer come between two renders: what counts is held beside the state.
  const held = useRef<Drawing | null>(null);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [crosshair, setCrosshair] = useState<Place | null>(null);
  const [words, setWords] = useState('');
  /** A text has its place, and waits for its words. */
  const [textAt, setTextAt] = useState<Place | null>(null);
  const [said, setSaid] = useState<Said | null>(null);

  function hold(next: Drawing | null) {
    held.current = next;
    setDrawing(next);
  }
  function draw(shape: MarkShape, points: readonly Place[], text: string) {
    const whole = (shape === 'line' ? thinLine(points) : points).map((place) => clamped(place, size));
    // A line that never left its pixel is a point.
    const isPoint = shape === 'line' && whole.length < 2;
    onDraw({ shape: isPoint ? 'point' : shape, points: whole, text: text.trim() || null });
    setWords('');
    setTextAt(null);
    setSaid({ what: 'drawn', at: whole.at(-1) ?? null });
  }
  function take({ drawing: next, finished }: DrawingStep) {
    hold(next);
    const at = finished?.[0];
    if (next.tool === 'text' && at && words.trim() === '') {
      setTextAt(at);
      setSaid({ what: 'waitsForWords', at });
    } else if (finished) draw(next.tool, finished, words);
    else if (next.placed.length > 0) setSaid({ what: 'pointSet', at: next.placed.at(-1) ?? null });
  }

  return {
    tool,
    crosshair,
    words,
    setWords,
    textAt,
    said,
    canFinish: drawing !== null && canFinish(drawing),
    /** What is on its way, as a mark to be shown. */
    preview: previewOf(drawing, crosshair, textAt),
    isUnderWay:
      textAt !== null || (drawing !== null && (drawing.placed.length > 0 || drawing.pulled !== null)),
    choose(next: DrawingTool) {
      setTool(next);
      hold(next && startDrawing(next));
      setTextAt(null);
    },
    press(place: Place) {
      setCrosshair(null);
      setTextAt(null);
      if (held.current) hold(press(held.current, place));
    },
    pull(places: readonly Place[]) {
      if (held.current?.pulled) hold(places.reduce(pull, held.current));
    },
    release(place: Place, isTap: boolean) {
      if (held.current?.pulled) take(release(held.current, place, isTap));
    },
    /** The pointer was taken over by something else, such as a pinch. */
    letGo() {
      if (held.current) hold({ ...held.current, pulled: null });
    },
    moveCrosshair(dx: number, dy: number) {
      const [x, y] = crosshair ?? middleOf(size);
      setCrosshair(clamped([x + dx, y + dy], size));
    },
    setPoint() {
      if (!held.current) return;
      // Nobody sets a point where they see none: the first key only shows where it would be.
      if (crosshair) take(setPoint(held.current, crosshair));
      else setCrosshair(middleOf(size));
    },
    finish() {
      if (held.current) take(finish(held.current));
    },
    writeText() {
      if (textAt && words.trim() !== '') draw('text', [textAt], words);
    },
    cancel() {
      hold(tool && startDrawing(tool));
      setTextAt(null);
      setSaid({ what: 'cancelled', at: null });
    },
  };
}

const middleOf = ({ width, height }: Size): Place => clamped([width / 2, height / 2], { width, height });

export type DrawingDesk = ReturnType<typeof useDrawing>;

function previewOf(drawing: Drawing | null, crosshair: Place | null, textAt: Place | null): Mark | null {
  if (textAt) return { shape: 'text', points: [textAt], text: null };
  const points = drawing ? previewPoints(drawing, crosshair) : [];
  return drawing && points.length > 0 ? { shape: drawing.tool, points, text: null } : null;
}
