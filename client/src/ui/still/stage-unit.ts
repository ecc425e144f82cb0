import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of the stage for which marks are designed. */
const DESIGN_WIDTH = 700;
/** Lines get thicker on a hall display, and only a little thinner on a phone. */
const [LEAST, MOST] = [0.75, 2];

/** How many pixels of the picture one pixel of the design is, on a stage of this width. */
export function unitOf(pictureWidth: number, stageWidth: number): number {
  if (stageWidth <= 0) return pictureWidth / DESIGN_WIDTH;
  const scale = Math.min(MOST, Math.max(LEAST, stageWidth / DESIGN_WIDTH));
  return (pictureWidth / stageWidth) * scale;
}

export function useStageUnit(stage: RefObject<HTMLElement | null>, pictureWidth: number): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
  return unitOf(pictureWidth, width);
}
