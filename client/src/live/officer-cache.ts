import type {
  Lookout,
  OfficerCase,
  Presence,
  QueueRow,
  Reach,
  Seat,
} from '@sunshine-seat/shared/contract/officer.ts';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import type { QueryClient } from '@tanstack/react-query';
import {
  applyCaseEvents,
  applyPresence,
  applyReach,
  applySeen,
  type CaseUpdate,
  lastSeq,
} from './apply-case-events.ts';
import { applyQueue } from './apply-queue.ts';

type Queue = Reply<'listCases'>;

/* The one cache: what is fetched and what comes by socket meet under these keys. */
export const OPEN_QUEUE = ['queue', 'open'] as const;
export const ENDED_QUEUE = ['queue', 'ended'] as const;
export const SHARE_REQUESTS = ['share-requests'] as const;
export const LOOKOUTS = ['lookouts'] as const;
export const SEATS = ['seats'] as const;
export const caseKey = (caseId: string) => ['case', caseId] as const;
/** When the complainant's side was last said to be writing, on the server's clock; null once what they wrote is here. */
export const typingKey = (caseId: string) => ['typing', caseId] as const;

export function foldQueue(client: QueryClient, rows: readonly QueueRow[]): void {
  client.setQueryData<Queue>(OPEN_QUEUE, (held) => held && { ...held, rows: applyQueue(held.rows, rows) });
  // An answer under way was read before these rows changed and would undo them.
  if (client.isFetching({ queryKey: OPEN_QUEUE }) > 0)
    void client.invalidateQueries({ queryKey: OPEN_QUEUE });
  if (rows.some((row) => row.endedAt !== null)) void client.invalidateQueries({ queryKey: ENDED_QUEUE });
  void client.invalidateQueries({ queryKey: SHARE_REQUESTS });
  for (const row of rows) {
    client.setQueryData<OfficerCase>(caseKey(row.id), (held) =>
      held && row.version >= held.row.version ? { ...held, row } : held,
    );
  }
}

/** False when something between what is held and the news is missing. */
export function foldCaseEvents(client: QueryClient, caseId: string, update: CaseUpdate): boolean {
  const held = client.getQueryData<OfficerCase>(caseKey(caseId));
  if (!held) return true;
  if (update.events.some((event) => event.type === 'message-sent' && event.side === 'complainant'))
    foldTyping(client, caseId, null);
  const after = applyCaseEvents(held, update);
  if (after) client.setQueryData<OfficerCase>(caseKey(caseId), after);
  return after !== null;
}

export function foldReach(client: QueryClient, caseId: string, reach: Reach): void {
  client.setQueryData<OfficerCase>(caseKey(caseId), (held) => held && applyReach(held, reach));
}

export function foldPresence(client: QueryClient, caseId: string, presence: Presence): void {
  client.setQueryData<OfficerCase>(caseKey(caseId), (held) => held && applyPresence(held, presence));
}

export function foldSeen(client: QueryClient, caseId: string, seenSeq: number): void {
  client.setQueryData<OfficerCase>(caseKey(caseId), (held) => held && applySeen(held, seenSeq));
}

export function foldTyping(client: QueryClient, caseId: string, heardAt: number | null): void {
  client.setQueryData<number | null>(typingKey(caseId), heardAt);
}

export function foldSeats(client: QueryClient, seats: readonly Seat[]): void {
  client.setQueryData(SEATS, [...seats]);
}

/** What a write answered with: shown at once, not when the socket repeats it. */
export function foldWritten(client: QueryClient, written: CaseUpdate): void {
  foldQueue(client, [written.row]);
  const isWhole = foldCaseEvents(client, written.row.id, written);
  if (!isWhole) void client.invalidateQueries({ queryKey: caseKey(written.row.id) });
}

/** Of the case held and one just fetched, the one that knows more: the socket may have been faster. */
export function newerCase(held: unknown, fetched: unknown): unknown {
  if (!held) return fetched;
  const [before, after] = [held as OfficerCase, fetched as OfficerCase];
  return lastSeq(before) > lastSeq(after) ? before : after;
}

/** The live lookouts of the station, whole: what is not among them has ended. */
export function foldLookouts(client: QueryClient, lookouts: readonly Lookout[]): void {
  client.setQueryData<readonly Lookout[]>(LOOKOUTS, lookouts);
  // An answer under way was read before and would undo this.
  if (client.isFetching({ queryKey: LOOKOUTS }) > 0) void client.invalidateQueries({ queryKey: LOOKOUTS });
}

/** One lookout as it stands after an own answer: shown at once, not when the socket repeats it. */
export function foldLookoutAnswer(client: QueryClient, answered: Lookout, hasEnded: boolean): void {
  client.setQueryData<readonly Lookout[]>(LOOKOUTS, (held) =>
    held?.flatMap((one) => {
      if (one.id !== answered.id) return one;
      // What the socket brought meanwhile knows more than the reply.
      return hasEnded ? [] : one.answers.length > answered.answers.length ? one : answered;
    }),
  );
}
