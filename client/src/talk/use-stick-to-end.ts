import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** As near to the end as counts as being there. */
const NEAR_PX = 48;

/** Keeps a conversation at its newest line, unless the reader has gone back to read. */
export function useStickToEnd(box: RefObject<HTMLElement | null>, lines: unknown): () => void {
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && lines !== undefined && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [box, lines]);
  // A picture has no height before it has come.
  useEffect(() => {
    const element = box.current;
    const follow = () => {
      if (element && isAtEnd.current) element.scrollTop = element.scrollHeight;
    };
    element?.addEventListener('load', follow, true);
    return () => element?.removeEventListener('load', follow, true);
  }, [box]);
  return () => {
    const element = box.current;
    if (!element) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
  };
}
