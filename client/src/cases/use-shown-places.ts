import { type RefObject, useEffect, useRef } from 'react';
import { seenPlace } from './seen-place.ts';

/** Long enough to have read a title. */
const DWELL_MS = 2_000;

/** Watches which lines of the timeline stand on a visible screen for a moment, and notes them as seen. */
export function useShownPlaces(places: number): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current;
    if (!element || places === 0 || typeof IntersectionObserver === 'undefined') return;
    const timers = new Map<Element, ReturnType<typeof setTimeout>>();
    const stop = (line: Element) => {
      clearTimeout(timers.get(line));
      timers.delete(line);
    };
    const start = (line: Element) => {
      stop(line);
      timers.set(
        line,
        setTimeout(() => {
          if (document.visibilityState === 'visible')
            seenPlace.show([Number((line as HTMLElement).dataset.place)]);
        }, DWELL_MS),
      );
    };
    const observer = new IntersectionObserver(
      (changes) => {
        for (const change of changes) (change.isIntersecting ? start : stop)(change.target);
      },
      { threshold: 0.5 },
    );
    const lines = element.querySelectorAll('[data-place]');
    for (const line of lines) observer.observe(line);
    // Coming back to the page starts the moment anew for what is on it.
    const looked = () => {
      observer.disconnect();
      for (const line of lines) observer.observe(line);
    };
    document.addEventListener('visibilitychange', looked);
    return () => {
      document.removeEventListener('visibilitychange', looked);
      observer.disconnect();
      for (const line of [...timers.keys()]) stop(line);
    };
  }, [places]);
  return list;
}
