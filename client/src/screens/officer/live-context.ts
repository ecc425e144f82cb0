import { createContext, use } from 'react';
import type { OfficerSocket } from '../../live/officer-socket.ts';
import type { UndoQueue } from '../../officer-cases/undo-queue.ts';
import type { Outbox } from '../../talk/outbox.ts';

export type Live = { readonly socket: OfficerSocket; readonly undo: UndoQueue; readonly outbox: Outbox };

const LiveContext = createContext<Live | null>(null);
export const LiveContextProvider = LiveContext.Provider;

/** The connection and what is about to be sent; only below LiveProvider. */
export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('useLive outside of LiveProvider');
  return live;
}
