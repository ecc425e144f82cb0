import { createHmac } from 'node:crypto';
import { dailyAlias } from '@sunshine-seat/shared/domain/daily-alias.ts';
import type { Services } from '../platform/services.ts';
import { dayIn } from './station-day.ts';

/** The word a case goes by at its station today. */
export function aliasOf(
  { secrets }: Pick<Services, 'secrets'>,
  station: { id: string; timeZone: string },
  { serial }: { serial: number },
  now: number,
): number {
  const day = dayIn(station.timeZone, now);
  const digest = createHmac('sha256', secrets.alias).update(`${station.id}\n${day}`).digest();
  const seed = Uint32Array.from({ length: 8 }, (_, index) => digest.readUInt32LE(index * 4));
  return dailyAlias(seed, serial);
}
