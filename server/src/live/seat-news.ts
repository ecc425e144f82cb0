import { getBoard } from '../kiosk/kiosk.queries.ts';
import type { Services } from '../platform/services.ts';
import { seatsWith, seatViewOf } from '../seats/seat-view.queries.ts';
import { seatsForOfficers } from '../seats/seats.queries.ts';
import type { Outlet } from './outlet.ts';
import { rooms } from './rooms.ts';

/** Tells the displays of seats what they show now, and the station which of them are taken. */
export function createSeatNews(services: Services, outlet: Outlet) {
  async function seat(seatId: string): Promise<void> {
    if (!outlet.hasListeners('seat', rooms.seat(seatId))) return;
    const view = await seatViewOf(services, seatId);
    if (view) outlet.send('seat', rooms.seat(seatId), 'view', view);
  }

  return {
    seat,
    /** Every display that shows this case. */
    async showing(caseId: string): Promise<void> {
      if (!outlet.hasAudience('seat')) return;
      for (const seatId of await seatsWith(services, caseId)) await seat(seatId);
    },
    async station(stationId: string): Promise<void> {
      if (outlet.hasListeners('officer', rooms.seats(stationId))) {
        outlet.send('officer', rooms.seats(stationId), 'seats', await seatsForOfficers(services, stationId));
      }
      if (outlet.hasListeners('kiosk', rooms.station(stationId)))
        outlet.send('kiosk', rooms.station(stationId), 'board', await getBoard(services, stationId));
    },
  };
}

export type SeatNews = ReturnType<typeof createSeatNews>;
