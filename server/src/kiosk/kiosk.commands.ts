import { randomInt } from 'node:crypto';
import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import { fingerprint, isSame, newToken } from '../platform/crypto/tokens.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { createThrottle } from '../platform/throttle.ts';
import { commit } from '../platform/unit-of-work.ts';
import { deviceOf } from './kiosk.queries.ts';
import {
  approvePairingRow,
  clearPairingsBefore,
  findKiosk,
  findPairing,
  insertKiosk,
  insertPairing,
  pairingsShowing,
  updateKiosk,
} from './kiosk.store.ts';

const PAIRING_MS = 10 * 60_000;

/** Pairing of displays; holds the counts of tries. */
export function kioskCommands(services: Services) {
  const { clock, db } = services;
  const startsPerAddress = createThrottle(clock, { burst: 10, everyMs: 10_000 });
  const claimsPerAddress = createThrottle(clock, { burst: 60, everyMs: 500 });
  const approvalsPerOfficer = createThrottle(clock, { burst: 10, everyMs: 10_000 });

  const installationEntry = (action: string, subject: string, origin: Origin) => ({
    chain: 'installation',
    at: clock.now(),
    actor: 'system',
    action,
    subject,
    ...origin,
  });

  async function freeDigits(now: number): Promise<string> {
    for (;;) {
      const digits = String(randomInt(1_000_000)).padStart(6, '0');
      if ((await pairingsShowing(db, digits, now)).length === 0) return digits;
    }
  }

  return {
    /** A display asks to be paired. */
    async startPairing(origin: Origin): Promise<Reply<'startPairing'>> {
      startsPerAddress.take(origin.ip);
      const now = clock.now();
      const secret = newToken();
      const row = {
        id: newId(),
        digits: await freeDigits(now),
        secretHash: fingerprint(secret),
        expiresAt: now + PAIRING_MS,
        kioskId: null,
      };
      await commit(services, {
        answer: null,
        rows: async (tx) => {
          await clearPairingsBefore(tx, now);
          await insertPairing(tx, row);
        },
        audit: [installationEntry('pairing-started', row.id, origin)],
      });
      return { id: row.id, digits: row.digits, secret, expiresAt: row.expiresAt, now };
    },

    /** The display fetches its device token once an officer approved; a lost answer may be fetched again, with a new token. */
    async claimPairing(pairingId: string, secret: string, origin: Origin): Promise<string | null> {
      claimsPerAddress.take(origin.ip);
      const row = await findPairing(db, pairingId);
      if (!row || row.expiresAt <= clock.now() || !isSame(row.secretHash, fingerprint(secret))) {
        throw new AppError('PAIRING_ENDED');
      }
      const { kioskId } = row;
      if (!kioskId) return null;
      const token = newToken();
      await commit(services, {
        answer: null,
        rows: (tx) => updateKiosk(tx, kioskId, { tokenHash: fingerprint(token) }),
        audit: [installationEntry('pairing-claimed', kioskId, origin)],
      });
      return token;
    },

    approvePairing(call: {
      actor: OfficerActor;
      body: Body<'approvePairing'>;
      origin: Origin;
      intent: Intent;
    }) {
      return once<Reply<'approvePairing'>>(services, call.intent, async () => {
        approvalsPerOfficer.take(call.actor.officer.id);
        const now = clock.now();
        const [pairing] = await pairingsShowing(db, call.body.digits, now);
        if (!pairing) throw new AppError('PAIRING_ENDED');
        const kiosk = {
          id: newId(),
          stationId: call.actor.stationId,
          name: call.body.name,
          pairedAt: now,
          pairedBy: call.actor.officer.id,
          tokenHash: null,
          lastSeenAt: null,
          endedAt: null,
        };
        return commit(services, {
          answer: { kiosk: deviceOf(services, kiosk) },
          intent: call.intent,
          rows: async (tx) => {
            const isFirst = await approvePairingRow(tx, pairing.id, kiosk.id, now + PAIRING_MS);
            if (!isFirst) throw new AppError('PAIRING_ENDED');
            await insertKiosk(tx, kiosk);
          },
          audit: [
            {
              chain: call.actor.stationId,
              at: now,
              actor: actorKey(call.actor),
              action: 'kiosk-paired',
              subject: kiosk.id,
              ...call.origin,
            },
          ],
        });
      });
    },

    unpairKiosk(call: { actor: OfficerActor; params: { kioskId: string }; origin: Origin; intent: Intent }) {
      return once<Record<string, never>>(services, call.intent, async () => {
        const kiosk = await findKiosk(db, call.params.kioskId);
        if (!kiosk || kiosk.stationId !== call.actor.stationId) throw new AppError('NOT_FOUND');
        const now = clock.now();
        return commit(services, {
          answer: {},
          intent: call.intent,
          rows: (tx) => updateKiosk(tx, kiosk.id, { endedAt: now }),
          signals: [{ kind: 'kiosk-ended', subject: kiosk.id }],
          audit: [
            {
              chain: call.actor.stationId,
              at: now,
              actor: actorKey(call.actor),
              action: 'kiosk-unpaired',
              subject: kiosk.id,
              ...call.origin,
            },
          ],
        });
      });
    },
  };
}

export type KioskCommands = ReturnType<typeof kioskCommands>;
