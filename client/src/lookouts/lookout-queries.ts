import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { call, endpoint } from '../api/call.ts';
import { LOOKOUTS } from '../live/officer-cache.ts';
import { serverClock } from '../ui/server-clock.ts';

const listRoute = endpoint('listLookouts', 'GET', '/lookouts');
const sendRoute = endpoint('sendLookout', 'POST', '/cases/:caseId/lookouts');
const endRoute = endpoint('endLookout', 'POST', '/cases/:caseId/lookouts/:lookoutId/end');
const answerRoute = endpoint('answerLookout', 'POST', '/lookouts/:lookoutId/answers');

/** The live lookouts of the station. The socket keeps them up to date, and sends them whole after every break. */
export const lookoutsQuery = queryOptions({
  queryKey: LOOKOUTS,
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => {
    const { now, lookouts } = await call(listRoute, { signal });
    serverClock.observe(now);
    return lookouts;
  },
});

export function sendLookout(caseId: string, body: Body<'sendLookout'>, key: string) {
  return call(sendRoute, { params: { caseId }, body, key });
}

export function endLookout(caseId: string, lookoutId: string, key: string) {
  return call(endRoute, { params: { caseId, lookoutId }, key });
}

export function answerLookout(lookoutId: string, body: Body<'answerLookout'>, key: string) {
  return call(answerRoute, { params: { lookoutId }, body, key });
}

/** The picture of a live lookout; opening it is recorded. */
export const lookoutPicture = (lookoutId: string) => `/api/v1/lookouts/${lookoutId}/picture`;
