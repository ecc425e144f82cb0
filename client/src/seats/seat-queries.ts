import type { Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { queryOptions } from '@tanstack/react-query';
import { call, endpoint } from '../api/call.ts';
import { SEATS } from '../live/officer-cache.ts';

const list = endpoint('listSeats', 'GET', '/seats');
const add = endpoint('addSeat', 'POST', '/seats');
const remove = endpoint('removeSeat', 'DELETE', '/seats/:seatId');
const open = endpoint('openSeat', 'POST', '/seats/:seatId/session');
const show = endpoint('showAtSeat', 'POST', '/seats/:seatId/session/still');
const end = endpoint('endSeat', 'DELETE', '/seats/:seatId/session');
const unpair = endpoint('unpairKiosk', 'DELETE', '/kiosks/:kioskId');

/** Fetched once; the socket brings every change. */
export const seatsQuery = queryOptions<Seat[]>({
  queryKey: SEATS,
  queryFn: async ({ signal }) => (await call(list, { signal })).seats,
});

export const addSeat = (number: number, key: string) => call(add, { body: { number }, key });
export const removeSeat = (seatId: string, key: string) => call(remove, { params: { seatId }, key });
export const openSeat = (seatId: string, caseId: string, key: string) =>
  call(open, { params: { seatId }, body: { caseId }, key });
export const showAtSeat = (seatId: string, still: string, key: string) =>
  call(show, { params: { seatId }, body: { still }, key });
export const endSeat = (seatId: string, key: string) => call(end, { params: { seatId }, key });
export const unpairDisplay = (kioskId: string, key: string) => call(unpair, { params: { kioskId }, key });
