import { useSyncExternalStore } from 'react';
import type { UndoQueue, UndoState } from './undo-queue.ts';

export function useUndoState(queue: UndoQueue): UndoState {
  return useSyncExternalStore(queue.subscribe, queue.get);
}
