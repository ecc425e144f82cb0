import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import type { Reader } from '../platform/db/database.ts';
import { AppError } from '../platform/errors.ts';
import { findSeat, type SeatRow, seatsOfStation, sessionsAtStation } from './seats.store.ts';

export type { SeatRow };

/** A seat of the station; another station's is answered as one that does not exist. */
export async function ownSeat(db: Reader, stationId: string, seatId: string): Promise<SeatRow> {
  const row = await findSeat(db, seatId);
  if (!row || row.stationId !== stationId) throw new AppError('NOT_FOUND');
  return row;
}

/** The numbers of a station's seats, by their id. */
export async function seatNumbers(db: Reader, stationId: string): Promise<Map<string, number>> {
  return new Map((await seatsOfStation(db, stationId)).map(({ id, number }) => [id, number]));
}

/** The seats as the hall may know them: whether somebody is served there, and nothing of whom. */
export async function seatsOnBoard(db: Reader, stationId: string): Promise<Board['seats']> {
  const busy = new Set((await sessionsAtStation(db, stationId)).map(({ seatId }) => seatId));
  return (await seatsOfStation(db, stationId)).map(({ id, number }) => ({
    number,
    state: busy.has(id) ? 'viewing' : 'free',
  }));
}
