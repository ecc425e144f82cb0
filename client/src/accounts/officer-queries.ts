import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { call, endpoint } from '../api/call.ts';

const listOfficers = endpoint('listOfficers', 'GET', '/officers');
const createRoute = endpoint('createOfficer', 'POST', '/officers');
const updateRoute = endpoint('updateOfficer', 'PATCH', '/officers/:officerId');
const resetRoute = endpoint('resetPassword', 'POST', '/officers/:officerId/password-reset');

export type OfficerDraft = Body<'createOfficer'>;
export type TemporaryPassword = Reply<'createOfficer'>;

export const officersQuery = queryOptions({
  queryKey: ['officers'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => (await call(listOfficers, { signal })).officers,
});

export function createOfficer(draft: OfficerDraft, key: string): Promise<TemporaryPassword> {
  return call(createRoute, { body: draft, key });
}

export function updateOfficer(officerId: string, body: Body<'updateOfficer'>, key: string) {
  return call(updateRoute, { params: { officerId }, body, key });
}

export function resetPassword(officerId: string, key: string): Promise<TemporaryPassword> {
  return call(resetRoute, { params: { officerId }, key });
}
