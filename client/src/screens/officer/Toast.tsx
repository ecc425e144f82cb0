import { useEffect } from 'react';
import { CheckIcon } from '../../ui/icons/CheckIcon.tsx';

const SHOWN_MS = 10_000;

export type Said = { readonly words: string };

/**
 * What was just done; whoever presses something next has read it. Its place is always there, so that screen readers
 * hear what comes into it.
 */
export function Toast({ said, onOver }: { said: Said | null; onOver: () => void }) {
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(onOver, SHOWN_MS);
    addEventListener('pointerdown', onOver);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', onOver);
    };
  }, [said, onOver]);
  return (
    <div role="status">
      {said && (
        <p className="toast">
          <CheckIcon />
          <span>{said.words}</span>
        </p>
      )}
    </div>
  );
}
