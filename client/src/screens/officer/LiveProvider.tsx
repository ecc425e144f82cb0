import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { isSessionOver } from '../../accounts/session-queries.ts';
import {
  caseKey,
  foldCaseEvents,
  foldPresence,
  foldQueue,
  foldReach,
  foldWritten,
  OPEN_QUEUE,
  SHARE_REQUESTS,
} from '../../live/officer-cache.ts';
import { type OfficerSocket, openOfficerSocket } from '../../live/officer-socket.ts';
import { postUpdate } from '../../officer-cases/case-queries.ts';
import { createUndoQueue, type UpdateIntent } from '../../officer-cases/undo-queue.ts';
import { serverClock } from '../../ui/server-clock.ts';
import { dropSession } from './console-client.ts';
import { LiveContextProvider } from './live-context.ts';
import { reloadOnce } from './reload-once.ts';

/** One connection and one undo queue for as long as the session lasts. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [undo] = useState(() => createUndoQueue((intent) => send(client, intent)));
  const [socket, setSocket] = useState<OfficerSocket | null>(null);
  useEffect(() => {
    const opened = connect(client);
    setSocket(opened);
    return () => {
      opened.close();
      undo.clear();
    };
  }, [client, undo]);
  return socket && <LiveContextProvider value={{ socket, undo }}>{children}</LiveContextProvider>;
}

async function send(client: QueryClient, intent: UpdateIntent): Promise<number> {
  try {
    const written = await postUpdate(intent);
    foldWritten(client, written);
    return written.row.version;
  } catch (error) {
    if (isSessionOver(error)) dropSession(client);
    throw error;
  }
}

function connect(client: QueryClient): OfficerSocket {
  return openOfficerSocket(
    {
      connected() {
        void client.invalidateQueries({ queryKey: OPEN_QUEUE });
        void client.invalidateQueries({ queryKey: SHARE_REQUESTS });
      },
      queue: (rows) => foldQueue(client, rows),
      caseEvents(update) {
        const isWhole = foldCaseEvents(client, update.caseId, update);
        // The tail of the new case pass is not part of its event.
        const isNewPass = update.events.some(({ type }) => type === 'pass-reissued');
        if (!isWhole || isNewPass) void client.invalidateQueries({ queryKey: caseKey(update.caseId) });
      },
      reach: (caseId, reach) => foldReach(client, caseId, reach),
      presence: (caseId, presence) => foldPresence(client, caseId, presence),
      ended: () => dropSession(client),
      outdated: reloadOnce,
      time: (now) => serverClock.observe(now),
    },
    () => performance.now(),
  );
}
