import { useEffect, useState } from 'react';

/** Long enough to have drawn the case, which comes before everything else. */
const SHOWN_MS = 300;
const AGAIN_MS = 3_000;

/** Fetches a part of the page after the case is shown, and again until it is here; null until then. */
export function useLater<T>(load: () => Promise<T>): T | null {
  const [part, setPart] = useState<{ part: T } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const attempt = () => {
      load().then(
        (loaded) => {
          if (!isOver) setPart({ part: loaded });
        },
        () => {
          if (!isOver) timer = setTimeout(attempt, AGAIN_MS);
        },
      );
    };
    timer = setTimeout(attempt, SHOWN_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [load]);
  return part?.part ?? null;
}
