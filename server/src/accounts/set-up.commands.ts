import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import type { Origin } from '../platform/actor.ts';
import { fingerprint, isSame, newToken } from '../platform/crypto/tokens.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { addStation, newStation } from '../stations/stations.commands.ts';
import { hasStation } from '../stations/stations.queries.ts';
import { findSetupToken, insertOfficer, replaceSetupToken, takeSetupToken } from './accounts.store.ts';
import { hashPassword } from './password.ts';

/** First start in production: a fresh one-time link, or null when a station exists. An earlier link dies. */
export async function newSetupLink(services: Services): Promise<string | null> {
  if (await hasStation(services.db)) return null;
  const token = newToken();
  const now = services.clock.now();
  await commit(services, {
    answer: null,
    rows: (tx) => replaceSetupToken(tx, fingerprint(token), now),
    audit: [
      { chain: 'installation', at: now, actor: 'system', action: 'setup-link-made', ip: '', requestId: '' },
    ],
  });
  return `${services.publicUrl}/console/setup#${token}`;
}

/** Creates the station and its administrator; the link works once. */
export function setUp(
  services: Services,
  call: { body: Body<'setUp'>; origin: Origin; intent: Intent },
): Promise<Record<string, never>> {
  return once(services, call.intent, async () => {
    const { body } = call;
    const tokenHash = fingerprint(body.token);
    if (await hasStation(services.db)) throw new AppError('SETUP_DONE');
    if (!isSame((await findSetupToken(services.db)) ?? '', tokenHash)) throw new AppError('NOT_ALLOWED');
    const now = services.clock.now();
    const station = newStation(body.station, now);
    const { password, ...person } = body.admin;
    const passwordHash = await hashPassword(password);
    return commit(services, {
      answer: {},
      intent: call.intent,
      rows: async (tx) => {
        if (!(await takeSetupToken(tx, tokenHash))) throw new AppError('SETUP_DONE');
        await addStation(tx, station);
        await insertOfficer(tx, {
          id: newId(),
          stationId: station.id,
          ...person,
          roles: ['admin'],
          isActive: true,
          passwordHash,
          mustChangePassword: false,
          createdAt: now,
        });
      },
      audit: [{ chain: station.id, at: now, actor: 'system', action: 'station-set-up', ...call.origin }],
    });
  });
}
