import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { call, endpoint } from '../api/call.ts';

const updateRoute = endpoint('updateStation', 'PATCH', '/station');
const setUpRoute = endpoint('setUp', 'POST', '/setup');

export type StationInput = Body<'updateStation'>;
export type SetUpInput = Body<'setUp'>;

export function updateStation(body: StationInput, key: string): Promise<Reply<'updateStation'>> {
  return call(updateRoute, { body, key });
}

export async function setUp(body: SetUpInput, key: string): Promise<void> {
  await call(setUpRoute, { body, key });
}
