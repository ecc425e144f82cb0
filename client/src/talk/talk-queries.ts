import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { CallError, call, endpoint } from '../api/call.ts';
import { pictureAddress } from '../api/picture-address.ts';
import type { Outgoing } from './outbox.ts';

const messageRoute = endpoint('sendMessage', 'POST', '/cases/:caseId/messages');
const clueRoute = endpoint('addClue', 'POST', '/cases/:caseId/clues');
const assessRoute = endpoint('assessClue', 'POST', '/cases/:caseId/clues/:clueId/assessment');
const thankRoute = endpoint('thankForClue', 'POST', '/cases/:caseId/clues/:clueId/thanks');

export type ClueInput = Body<'addClue'>;

export function sendMessage({ caseId, text, key }: Outgoing) {
  return call(messageRoute, { params: { caseId }, body: { text }, key });
}

export function addClue(caseId: string, body: ClueInput, key: string) {
  return call(clueRoute, { params: { caseId }, body, key });
}

export function assessClue(caseId: string, clueId: string, body: Body<'assessClue'>, key: string) {
  return call(assessRoute, { params: { caseId, clueId }, body, key });
}

export function thankForClue(caseId: string, clueId: string, body: Body<'thankForClue'>, key: string) {
  return call(thankRoute, { params: { caseId, clueId }, body, key });
}

/** Looking at a picture is recorded, so its bytes are fetched once and kept for as long as the case is looked at. */
export const pictureQuery = (caseId: string, pictureId: string) =>
  queryOptions({
    queryKey: ['picture', caseId, pictureId] as const,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Blob> => {
      const address = pictureAddress(caseId, pictureId);
      const response = await fetch(address, { credentials: 'same-origin', signal }).catch((): never => {
        throw new CallError('NETWORK');
      });
      if (response.ok) return response.blob();
      const reply = await response.json().catch(() => null);
      throw new CallError(reply?.error?.code ?? 'INTERNAL', reply?.error);
    },
  });
