import { useRef } from 'react';

/** The other side shows it for some seconds: saying it more often tells nothing. */
const EVERY_MS = 3_000;

/** Says now and then that this officer writes. */
export function useTyping(say: () => void): () => void {
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  return () => {
    const now = performance.now();
    if (now - saidAt.current < EVERY_MS) return;
    saidAt.current = now;
    say();
  };
}
