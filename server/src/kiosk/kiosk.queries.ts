import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import type { Seat } from '@sunshine-seat/shared/contract/officer.ts';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { boardOf } from '../cases/hall-cases.queries.ts';
import type { KioskActor, OfficerActor, SeatActor } from '../platform/actor.ts';
import { fingerprint } from '../platform/crypto/tokens.ts';
import type { Services } from '../platform/services.ts';
import { seatNumbers, seatsOnBoard } from '../seats/hall-seats.queries.ts';
import { brandOf, getStation } from '../stations/stations.queries.ts';
import { findKioskByToken, type KioskRow, kiosksOfStation, updateKiosk } from './kiosk.store.ts';

const TOUCH_MS = 60 * 60_000;

export async function authenticateKiosk(services: Services, token: string): Promise<KioskActor | null> {
  const row = await knownDisplay(services, token);
  return row && row.seatId === null ? { kind: 'kiosk', kioskId: row.id, stationId: row.stationId } : null;
}

export async function authenticateSeat(services: Services, token: string): Promise<SeatActor | null> {
  const row = await knownDisplay(services, token);
  if (!row?.seatId) return null;
  return { kind: 'seat', kioskId: row.id, seatId: row.seatId, stationId: row.stationId };
}

async function knownDisplay(services: Services, token: string): Promise<KioskRow | null> {
  const row = await findKioskByToken(services.db, fingerprint(token));
  if (!row) return null;
  const now = services.clock.now();
  if (now - (row.lastSeenAt ?? 0) > TOUCH_MS)
    await services.db.write((tx) => updateKiosk(tx, row.id, { lastSeenAt: now }));
  return row;
}

/** The hall board of a station. */
export async function getBoard(services: Services, stationId: string): Promise<Board> {
  const station = await getStation(services.db, stationId);
  return {
    wire: WIRE_VERSION,
    now: services.clock.now(),
    station: brandOf(station),
    portalUrl: services.publicUrl,
    ...(await boardOf(services, station)),
    seats: await seatsOnBoard(services.db, stationId),
  };
}

export function deviceOf(
  services: Services,
  row: KioskRow,
  seatNumber: number | null,
): Reply<'listKiosks'>['kiosks'][number] {
  const { id, name, pairedAt, lastSeenAt } = row;
  return { id, name, pairedAt, lastSeenAt, isConnected: services.presence.isKioskConnected(id), seatNumber };
}

export async function listKiosks(services: Services, actor: OfficerActor): Promise<Reply<'listKiosks'>> {
  const rows = await kiosksOfStation(services.db, actor.stationId);
  const numbers = await seatNumbers(services.db, actor.stationId);
  return { kiosks: rows.map((row) => deviceOf(services, row, numbers.get(row.seatId ?? '') ?? null)) };
}

/** The displays of a station's seats, by the seat. */
export async function displaysOfSeats(
  services: Services,
  stationId: string,
): Promise<Map<string, NonNullable<Seat['display']>>> {
  const rows = await kiosksOfStation(services.db, stationId);
  return new Map(
    rows.flatMap(({ id, seatId }) =>
      seatId ? [[seatId, { id, isConnected: services.presence.isKioskConnected(id) }]] : [],
    ),
  );
}
