import type { CaseEvent, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { isSessionOver } from '../../accounts/session-queries.ts';
import {
  caseKey,
  foldCaseEvents,
  foldLookouts,
  foldPresence,
  foldQueue,
  foldReach,
  foldSeats,
  foldSeen,
  foldTyping,
  foldWritten,
  OPEN_QUEUE,
  SEATS,
  SHARE_REQUESTS,
} from '../../live/officer-cache.ts';
import { type OfficerSocket, openOfficerSocket } from '../../live/officer-socket.ts';
import { postUpdate } from '../../officer-cases/case-queries.ts';
import { isTold } from '../../officer-cases/told-update.ts';
import { createUndoQueue, type UndoQueue, type UpdateIntent } from '../../officer-cases/undo-queue.ts';
import { createOutbox, type Outbox, type Outgoing } from '../../talk/outbox.ts';
import { sendMessage } from '../../talk/talk-queries.ts';
import { serverClock } from '../../ui/server-clock.ts';
import { dropSession } from './console-client.ts';
import { LiveContextProvider } from './live-context.ts';
import { reloadOnce } from './reload-once.ts';
import { useMe } from './session.ts';

/** One connection, one undo queue and one outbox for as long as the session lasts. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const officerId = useMe().officer.id;
  const [undo] = useState(() => createUpdateQueue(client, officerId));
  const [outbox] = useState(() => createOutbox((message) => say(client, message)));
  const [socket, setSocket] = useState<OfficerSocket | null>(null);
  useEffect(() => {
    const told = (events: readonly CaseEvent[]) => undo.settle((intent) => isTold(events, intent, officerId));
    const opened = connect(client, outbox, told);
    setSocket(opened);
    return () => {
      opened.close();
      undo.clear();
      outbox.clear();
    };
  }, [client, undo, outbox, officerId]);
  return socket && <LiveContextProvider value={{ socket, undo, outbox }}>{children}</LiveContextProvider>;
}

function createUpdateQueue(client: QueryClient, officerId: string): UndoQueue {
  const queue = createUndoQueue(async (intent: UpdateIntent) => {
    try {
      const written = await postUpdate(intent);
      foldWritten(client, written);
      queue.settle((other) => isTold(written.events, other, officerId));
      return written.row.version;
    } catch (error) {
      if (isSessionOver(error)) dropSession(client);
      // The news of it may have come by socket before its own answer was lost.
      const held = client.getQueryData<OfficerCase>(caseKey(intent.caseId));
      if (held && isTold(held.events, intent, officerId)) return intent.body.version + 1;
      throw error;
    }
  });
  return queue;
}

async function say(client: QueryClient, message: Outgoing): Promise<void> {
  try {
    foldWritten(client, await sendMessage(message));
  } catch (error) {
    if (isSessionOver(error)) dropSession(client);
    throw error;
  }
}

function connect(
  client: QueryClient,
  outbox: Outbox,
  told: (events: readonly CaseEvent[]) => void,
): OfficerSocket {
  return openOfficerSocket(
    {
      connected() {
        void client.invalidateQueries({ queryKey: OPEN_QUEUE });
        void client.invalidateQueries({ queryKey: SHARE_REQUESTS });
        void client.invalidateQueries({ queryKey: SEATS });
        void outbox.resume();
      },
      queue: (rows) => foldQueue(client, rows),
      caseEvents(update) {
        const isWhole = foldCaseEvents(client, update.caseId, update);
        told(update.events);
        // The tail of the new case pass is not part of its event.
        const isNewPass = update.events.some(({ type }) => type === 'pass-reissued');
        if (!isWhole || isNewPass) void client.invalidateQueries({ queryKey: caseKey(update.caseId) });
      },
      reach: (caseId, reach) => foldReach(client, caseId, reach),
      presence: (caseId, presence) => foldPresence(client, caseId, presence),
      seen: (caseId, seenSeq) => foldSeen(client, caseId, seenSeq),
      typing: (caseId) => foldTyping(client, caseId, serverClock.now()),
      lookouts: (lookouts) => foldLookouts(client, lookouts),
      seats: (seats) => foldSeats(client, seats),
      ended: () => dropSession(client),
      outdated: reloadOnce,
      time(now) {
        serverClock.observe(now);
        void outbox.resume();
      },
    },
    () => performance.now(),
  );
}
