import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import type { ItemState } from '@sunshine-seat/shared/domain/items.ts';
import { call, endpoint } from '../api/call.ts';

const listRoute = endpoint('listItem', 'POST', '/cases/:caseId/items');
const moveRoute = endpoint('moveItem', 'POST', '/cases/:caseId/items/:itemId/state');

export function listItem(caseId: string, body: Body<'listItem'>, key: string) {
  return call(listRoute, { params: { caseId }, body, key });
}

export function moveItem(
  { caseId, itemId }: { caseId: string; itemId: string },
  body: { version: number; state: ItemState },
  key: string,
) {
  return call(moveRoute, { params: { caseId, itemId }, body, key });
}
