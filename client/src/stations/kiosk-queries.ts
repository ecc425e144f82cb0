import { queryOptions } from '@tanstack/react-query';
import { call, endpoint } from '../api/call.ts';

const listKiosks = endpoint('listKiosks', 'GET', '/kiosks');
const approveRoute = endpoint('approvePairing', 'POST', '/kiosk/pairings/approval');
const unpairRoute = endpoint('unpairKiosk', 'DELETE', '/kiosks/:kioskId');

/** Whether a display is connected is only known by asking, so it is asked while the list is open. */
export const kiosksQuery = queryOptions({
  queryKey: ['kiosks'],
  refetchInterval: 5_000,
  queryFn: async ({ signal }) => (await call(listKiosks, { signal })).kiosks,
});

export function approvePairing(digits: string, name: string, seatId: string | null, key: string) {
  return call(approveRoute, { body: { digits, name, seatId }, key });
}

export function unpairKiosk(kioskId: string, key: string) {
  return call(unpairRoute, { params: { kioskId }, key });
}
