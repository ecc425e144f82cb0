import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { lastSeq } from '../../live/apply-case-events.ts';
import { caseKey, foldCaseEvents, foldPresence, foldReach, foldSeen } from '../../live/officer-cache.ts';
import { useLive } from './live-context.ts';

/** Follows a case from where the cache has come to, and again after every reconnect. */
export function useWatchedCase(caseId: string, isHeld: boolean): void {
  const client = useQueryClient();
  const { socket } = useLive();
  const isLive = useSyncExternalStore(socket.status.subscribe, () => socket.status.get().phase === 'live');
  useEffect(() => {
    if (!isLive || !isHeld) return;
    let isGone = false;
    const held = client.getQueryData<OfficerCase>(caseKey(caseId));
    void socket.watch(caseId, held ? lastSeq(held) : 0).then((reply) => {
      if (isGone || !reply) return;
      foldReach(client, caseId, reply.reach);
      foldPresence(client, caseId, reply.presence);
      foldSeen(client, caseId, reply.seenSeq);
      if (!foldCaseEvents(client, caseId, reply))
        void client.invalidateQueries({ queryKey: caseKey(caseId) });
    });
    return () => {
      isGone = true;
      socket.unwatch(caseId);
    };
  }, [client, socket, caseId, isHeld, isLive]);
}
