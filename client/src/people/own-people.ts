import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { call, endpoint } from '../api/call.ts';

const accessLogRoute = endpoint('getAccessLog', 'GET', '/pass/access-log');
const listRoute = endpoint('listHelpers', 'GET', '/pass/helpers');
const addRoute = endpoint('addHelper', 'POST', '/pass/helpers');
const endRoute = endpoint('endHelper', 'DELETE', '/pass/helpers/:helperId');

export type AccessLine = Reply<'getAccessLog'>['lines'][number];
export type Helper = Reply<'listHelpers'>['helpers'][number];
export type HelperWish = Body<'addHelper'>;
export type HelperPass = Reply<'addHelper'>;

/** Whoever closes the sheet leaves nothing of it behind: the phone may be borrowed. */
const ON_THE_PAGE_ALONE = { gcTime: 0, staleTime: 0, retry: 1 } as const;
/** Whether a helper looks on now is of this moment. */
const LOOK_AGAIN_MS = 10_000;

export const accessLogQuery = queryOptions({
  ...ON_THE_PAGE_ALONE,
  queryKey: ['access-log'],
  queryFn: async ({ signal }) => (await call(accessLogRoute, { signal })).lines,
});

export const helpersQuery = queryOptions({
  ...ON_THE_PAGE_ALONE,
  queryKey: ['helpers'],
  refetchInterval: LOOK_AGAIN_MS,
  queryFn: async ({ signal }) => (await call(listRoute, { signal })).helpers,
});

export function addHelper(wish: HelperWish, key: string): Promise<HelperPass> {
  return call(addRoute, { body: wish, key });
}

export function endHelper(helperId: string, key: string) {
  return call(endRoute, { params: { helperId }, key });
}
