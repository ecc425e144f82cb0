import { useRef } from 'react';
import { newIntentKey } from './intent-key.ts';

export type IntentKeys = {
  /** The key of what is wanted: the same for the same words until it is done, another as soon as they change. */
  of(intent: unknown): string;
  /** It is done: the same words once more are a new intent. */
  done(): void;
};

export function useIntentKey(): IntentKeys {
  const held = useRef<{ words: string; key: string } | null>(null);
  return {
    of(intent) {
      const words = JSON.stringify(intent);
      if (held.current?.words !== words) held.current = { words, key: newIntentKey() };
      return held.current.key;
    },
    done() {
      held.current = null;
    },
  };
}
