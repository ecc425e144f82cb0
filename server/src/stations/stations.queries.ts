import type { StationBrand } from '@sunshine-seat/shared/contract/base.ts';
import type { Me } from '@sunshine-seat/shared/contract/officer.ts';
import type { Reader } from '../platform/db/database.ts';
import { AppError } from '../platform/errors.ts';
import { allStations, findStation, type StationRow } from './stations.store.ts';

export type Station = StationRow;

export async function getStation(db: Reader, id: string): Promise<Station> {
  const station = await findStation(db, id);
  if (!station) throw new AppError('NOT_FOUND');
  return station;
}

/** The only station of the installation, or null when there are none or several. */
export async function onlyStation(db: Reader): Promise<Station | null> {
  const [first, second] = await allStations(db, 2);
  return first && !second ? first : null;
}

export async function hasStation(db: Reader): Promise<boolean> {
  return (await allStations(db, 1)).length > 0;
}

export function brandOf(station: Station): StationBrand {
  const { code, names, accent, timeZone, phone } = station;
  return { code, names, accent, timeZone, phone };
}

export function stationForOfficers(station: Station): Me['station'] {
  const { windowMinutes, answerMinutes, excludedKinds } = station;
  const { suspectDelayMinutes, patrolDelayMinutes, namesInAccessLog } = station;
  const policy = {
    windowMinutes,
    answerMinutes,
    excludedKinds,
    suspectDelayMinutes,
    patrolDelayMinutes,
    namesInAccessLog,
  };
  return { id: station.id, ...brandOf(station), policy };
}

export async function allStationIds(db: Reader): Promise<string[]> {
  return (await allStations(db, 10_000)).map((station) => station.id);
}
