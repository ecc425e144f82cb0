import { createHmac } from 'node:crypto';
import { dailyAlias, dealWords } from '@sunshine-seat/shared/domain/daily-alias.ts';
import type { Services } from '../platform/services.ts';
import { dayIn } from './station-day.ts';

interface Dealt {
  day: string;
  words: readonly number[];
}

/** The words of each station as dealt today, by the key: everyone who joins asks for one of them. */
const deals = new WeakMap<Buffer, Map<string, Dealt>>();

function wordsOf(key: Buffer, stationId: string, day: string): readonly number[] {
  const known = deals.get(key) ?? new Map<string, Dealt>();
  deals.set(key, known);
  const last = known.get(stationId);
  if (last?.day === day) return last.words;
  const digest = createHmac('sha256', key).update(`${stationId}\n${day}`).digest();
  const seed = Uint32Array.from({ length: 8 }, (_, index) => digest.readUInt32LE(index * 4));
  const words = dealWords(seed);
  known.set(stationId, { day, words });
  return words;
}

/** The word a case goes by at its station today. */
export function aliasOf(
  { secrets }: Pick<Services, 'secrets'>,
  station: { id: string; timeZone: string },
  { serial }: { serial: number },
  now: number,
): number {
  return dailyAlias(wordsOf(secrets.alias, station.id, dayIn(station.timeZone, now)), serial);
}
