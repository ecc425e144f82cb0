import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { call, endpoint } from '../api/call.ts';
import { SHARE_REQUESTS } from '../live/officer-cache.ts';
import { serverClock } from '../ui/server-clock.ts';

const requestRoute = endpoint('requestSharing', 'POST', '/cases/:caseId/share-requests');
const revokeRoute = endpoint('revokeSharing', 'POST', '/cases/:caseId/revocation');
const narrowRoute = endpoint('narrowSharing', 'POST', '/cases/:caseId/scopes');
const listRoute = endpoint('listShareRequests', 'GET', '/share-requests');
const getRoute = endpoint('getShareRequest', 'GET', '/share-requests/:requestId');
const approveRoute = endpoint('approveSharing', 'POST', '/share-requests/:requestId/approval');
const rejectRoute = endpoint('rejectSharing', 'POST', '/share-requests/:requestId/rejection');

export const shareRequestsQuery = queryOptions({
  queryKey: SHARE_REQUESTS,
  queryFn: async ({ signal }) => {
    const reply = await call(listRoute, { signal });
    serverClock.observe(reply.now);
    return reply.requests;
  },
});

/** What the approver has before their eyes; it changes only when they look again. */
export const shareRequestQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['share-request', requestId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) => call(getRoute, { params: { requestId }, signal }),
  });

export function requestSharing(caseId: string, body: Body<'requestSharing'>, key: string) {
  return call(requestRoute, { params: { caseId }, body, key });
}

export function revokeSharing(caseId: string, body: Body<'revokeSharing'>, key: string) {
  return call(revokeRoute, { params: { caseId }, body, key });
}

export function narrowSharing(caseId: string, body: Body<'narrowSharing'>, key: string) {
  return call(narrowRoute, { params: { caseId }, body, key });
}

export function approveSharing(requestId: string, body: Body<'approveSharing'>, key: string) {
  return call(approveRoute, { params: { requestId }, body, key });
}

export function rejectSharing(requestId: string, body: Body<'rejectSharing'>, key: string) {
  return call(rejectRoute, { params: { requestId }, body, key });
}
