import type { Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { aliasesOf } from '../cases/hall-cases.queries.ts';
import { displaysOfSeats } from '../kiosk/kiosk.queries.ts';
import type { Services } from '../platform/services.ts';
import { seatsOfStation, sessionsAtStation } from './seats.store.ts';

/** The seats of a station as its officers see them, by number. */
export async function seatsForOfficers(services: Services, stationId: string): Promise<Seat[]> {
  const seats = await seatsOfStation(services.db, stationId);
  const displays = await displaysOfSeats(services, stationId);
  const sessions = await sessionsAtStation(services.db, stationId);
  const aliases = await aliasesOf(
    services,
    stationId,
    sessions.map(({ caseId }) => caseId),
  );
  return seats.map(({ id, number }) => {
    const session = sessions.find(({ seatId }) => seatId === id);
    return {
      id,
      number,
      display: displays.get(id) ?? null,
      session: session
        ? {
            id: session.id,
            caseId: session.caseId,
            alias: aliases.get(session.caseId) ?? 0,
            officer: session.officer,
            openedAt: session.openedAt,
            still: session.still,
          }
        : null,
    };
  });
}
