import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { call, callForPicture, endpoint } from '../api/call.ts';

const addStillRoute = endpoint('addStill', 'POST', '/cases/:caseId/stills');
const shareRoute = endpoint('shareStill', 'POST', '/cases/:caseId/stills/:stillId/sharing');
const withdrawRoute = endpoint('withdrawStill', 'POST', '/cases/:caseId/stills/:stillId/withdrawal');
const originalRoute = endpoint('seeOriginal', 'POST', '/cases/:caseId/stills/:stillId/original');
const registerRoute = endpoint('getRegister', 'GET', '/cases/:caseId/stills/:stillId/register');
const drawRoute = endpoint('drawMark', 'POST', '/cases/:caseId/marks');
const undoRoute = endpoint('undoMark', 'POST', '/cases/:caseId/marks/:markId/undo');
const addClueRoute = endpoint('addClue', 'POST', '/cases/:caseId/clues');

export function addStill(caseId: string, body: Body<'addStill'>, key: string) {
  return call(addStillRoute, { params: { caseId }, body, key });
}

export function shareStill(caseId: string, stillId: string, body: Body<'shareStill'>, key: string) {
  return call(shareRoute, { params: { caseId, stillId }, body, key });
}

export function withdrawStill(caseId: string, stillId: string, version: number, key: string) {
  return call(withdrawRoute, { params: { caseId, stillId }, body: { version }, key });
}

/** Recorded with its reason before the first byte comes. */
export function seeOriginal(caseId: string, stillId: string, reason: string, signal: AbortSignal) {
  return callForPicture(originalRoute, { params: { caseId, stillId }, body: { reason }, signal });
}

export const registerQuery = (caseId: string, stillId: string) =>
  queryOptions({
    queryKey: ['register', caseId, stillId] as const,
    // What was looked at a moment ago is in it: it is asked for each time and kept nowhere.
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => call(registerRoute, { params: { caseId, stillId }, signal }),
  });

export function drawMark(caseId: string, body: Body<'drawMark'>, key: string) {
  return call(drawRoute, { params: { caseId }, body, key });
}

export function undoMark(caseId: string, markId: string, key: string) {
  return call(undoRoute, { params: { caseId, markId }, key });
}

export function makeClue(caseId: string, markId: string, key: string) {
  return call(addClueRoute, { params: { caseId }, body: { form: 'mark', markId, text: null }, key });
}
