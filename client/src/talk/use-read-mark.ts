import { type RefObject, useEffect, useRef } from 'react';

/** What is only scrolled past has not been read. */
const READ_MS = 1_200;

/**
 * Reports how far the conversation was read: once its end has been on a visible page for a moment, and once for each place.
 * `end` is an element after the last line.
 */
export function useReadMark(
  end: RefObject<Element | null>,
  place: number,
  readTo: number,
  report: (place: number) => void,
): void {
  const held = useRef(report);
  useEffect(() => {
    held.current = report;
  });
  useEffect(() => {
    const element = end.current;
    if (!element || place <= readTo) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isInView = false;
    const look = () => {
      clearTimeout(timer);
      if (isInView && document.visibilityState === 'visible')
        timer = setTimeout(() => held.current(place), READ_MS);
    };
    const observer = new IntersectionObserver(([entry]) => {
      isInView = entry?.isIntersecting ?? false;
      look();
    });
    observer.observe(element);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [end, place, readTo]);
}
