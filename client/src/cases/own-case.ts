import { complainantSnapshot } from '@sunshine-seat/shared/contract/complainant.ts';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { CallError } from '../api/call.ts';
import { applySnapshot, type OwnCase } from '../live/apply-event.ts';
import { throughLens } from '../live/own-lens.ts';
import { deviceTime } from '../ui/clock.ts';
import { serverClock } from '../ui/server-clock.ts';
import { keepCase, keptFromBefore } from './kept-case.ts';
import { dropKeptCase } from './kept-case-place.ts';
import { forgetAnswer, takeAnswer } from './own-case-answer.ts';
import { seenPlace } from './seen-place.ts';
import { unreadAtFirst } from './silent-places.ts';

const ownCaseKey = ['own-case'] as const;

export function heldCase(client: QueryClient): OwnCase | null {
  return client.getQueryData<OwnCase>(ownCaseKey) ?? null;
}

/** Puts what is held now into the one cache, and beside it for a start without a network. */
export function holdCase(client: QueryClient, held: OwnCase): void {
  client.setQueryData(ownCaseKey, held);
  keepCase(held, seenPlace.get(), serverClock.now());
}

/** Nothing of the case stays: not in memory, not on the device. */
export function dropOwnCase(client: QueryClient): void {
  void client.cancelQueries({ queryKey: ownCaseKey });
  client.removeQueries({ queryKey: ownCaseKey });
  dropKeptCase();
  forgetAnswer();
  seenPlace.forget();
}

async function fetchOwnCase(client: QueryClient): Promise<OwnCase> {
  const { answer, heardAt } = await takeAnswer();
  const snapshot = complainantSnapshot.parse(answer);
  serverClock.observe(snapshot.now, heardAt);
  const { held } = throughLens(applySnapshot(heldCase(client), snapshot, 0), serverClock.now());
  seenPlace.start(held.events.length - 1, unreadAtFirst(held));
  keepCase(held, seenPlace.get(), serverClock.now());
  return held;
}

function fromBefore(): OwnCase | undefined {
  const kept = keptFromBefore();
  if (!kept) return undefined;
  serverClock.assume(kept.heardAt + Math.max(0, deviceTime() - kept.deviceAt));
  seenPlace.start(kept.seen);
  return kept.held;
}

function isWorthRetrying(count: number, error: Error): boolean {
  return error instanceof CallError && !(error.code in { NOT_SIGNED_IN: 1, SESSION_ENDED: 1 }) && count < 8;
}

const ownCase = (client: QueryClient) => ({ queryKey: ownCaseKey, queryFn: () => fetchOwnCase(client) });

/** Takes in the case before its page is drawn; resolves also when there is none to be had. */
export function prepareOwnCase(client: QueryClient): Promise<void> {
  return client.prefetchQuery(ownCase(client));
}

/** The complainant's case: whole at first over HTTP, from then on fed by the socket. */
export function useOwnCase() {
  const client = useQueryClient();
  return useQuery({
    ...ownCase(client),
    initialData: fromBefore,
    initialDataUpdatedAt: 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    // What was kept from before is asked for again.
    refetchOnMount: ({ state }) => !state.dataUpdatedAt && 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: isWorthRetrying,
    retryDelay: (count) => Math.min(8_000, 1_000 * 2 ** count),
  });
}
