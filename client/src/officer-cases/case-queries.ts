import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, endpoint } from '../api/call.ts';
import { caseKey, ENDED_QUEUE, newerCase, OPEN_QUEUE } from '../live/officer-cache.ts';
import { serverClock } from '../ui/server-clock.ts';
import type { UpdateIntent } from './undo-queue.ts';

const listCases = endpoint('listCases', 'GET', '/cases');
const getCase = endpoint('getCase', 'GET', '/cases/:caseId');
const identityRoute = endpoint('getIdentity', 'GET', '/cases/:caseId/identity');
const takeReportRoute = endpoint('takeReport', 'POST', '/cases');
const postUpdateRoute = endpoint('postUpdate', 'POST', '/cases/:caseId/updates');
const correctRoute = endpoint('correctUpdate', 'POST', '/cases/:caseId/updates/:eventId/correction');
const retractRoute = endpoint('retractUpdate', 'POST', '/cases/:caseId/updates/:eventId/retraction');
const promiseRoute = endpoint('makePromise', 'POST', '/cases/:caseId/promise');
const assignRoute = endpoint('assignOfficer', 'POST', '/cases/:caseId/officer');
const reissueRoute = endpoint('reissuePass', 'POST', '/cases/:caseId/pass');

const readsRoute = endpoint('listReads', 'GET', '/cases/:caseId/reads');

export type CasePass = Reply<'takeReport'>['pass'];
export type Report = Body<'takeReport'>;

function timed<T extends { now: number }>(reply: T): T {
  serverClock.observe(reply.now);
  return reply;
}

export const openQueueQuery = queryOptions({
  queryKey: OPEN_QUEUE,
  // Kept up to date by the socket; fetched again whenever that was away.
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => timed(await call(listCases, { query: { state: 'open' }, signal })),
});

export const endedQueueQuery = infiniteQueryOptions({
  queryKey: ENDED_QUEUE,
  initialPageParam: null as number | null,
  queryFn: async ({ pageParam, signal }) =>
    timed(await call(listCases, { query: { state: 'ended', before: pageParam ?? undefined }, signal })),
  getNextPageParam: (page) => page.nextBefore,
});

/** Fetching a case is recorded as a read, so it happens once; the socket carries on from there. */
export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: caseKey(caseId),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: newerCase,
    queryFn: async ({ signal }) => timed(await call(getCase, { params: { caseId }, signal })),
  });

/** Looking at the list is a read as well: it is fetched with the page and not again by itself. */
export const readsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['reads', caseId],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async ({ signal }) => (await call(readsRoute, { params: { caseId }, signal })).lines,
  });

export function getIdentity(caseId: string) {
  return call(identityRoute, { params: { caseId } });
}

export function takeReport(report: Report, key: string) {
  return call(takeReportRoute, { body: report, key });
}

/** Outlives the page: an update leaves when the tab closes. */
export function postUpdate({ caseId, body, key }: UpdateIntent) {
  return call(postUpdateRoute, { params: { caseId }, body, key, keepalive: true });
}

export function correctUpdate(caseId: string, eventId: string, body: Body<'correctUpdate'>, key: string) {
  return call(correctRoute, { params: { caseId, eventId }, body, key });
}

export function retractUpdate(caseId: string, eventId: string, body: Body<'retractUpdate'>, key: string) {
  return call(retractRoute, { params: { caseId, eventId }, body, key });
}

export function makePromise(caseId: string, body: Body<'makePromise'>, key: string) {
  return call(promiseRoute, { params: { caseId }, body, key });
}

export function assignOfficer(caseId: string, body: Body<'assignOfficer'>, key: string) {
  return call(assignRoute, { params: { caseId }, body, key });
}

export function reissuePass(caseId: string, version: number, key: string) {
  return call(reissueRoute, { params: { caseId }, body: { version }, key });
}
