import { randomInt } from 'node:crypto';
import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import { fingerprint, isSame, newToken } from '../platform/crypto/tokens.ts';
import type { Tx } from '../platform/db/database.ts';
import { AppError } from '../platform/errors.ts';
import { appendSignals } from '../platform/event-log/event-log.store.ts';
import type { SignalKind } from '../platform/event-log/event-log.tables.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { createSharedThrottle } from '../platform/shared-throttle.ts';
import { commit } from '../platform/unit-of-work.ts';
import { ownSeat, type SeatRow } from '../seats/hall-seats.queries.ts';
import { deviceOf } from './kiosk.queries.ts';
import {
  approvePairingRow,
  clearPairingsBefore,
  displayOfSeat,
  findKiosk,
  findPairing,
  insertKiosk,
  insertPairing,
  type KioskRow,
  pairingsShowing,
  updateKiosk,
} from './kiosk.store.ts';

type Claimed = { token: string; as: 'hall' | 'seat' };
type Signals = readonly { kind: SignalKind; subject: string }[];

const PAIRING_MS = 10 * 60_000;

/** Pairing of displays; holds the counts of tries. */
export function kioskCommands(services: Services) {
  const { clock, db } = services;
  const startsPerAddress = createSharedThrottle(services, 'pairing-start', { burst: 10, everyMs: 10_000 });
  const claimsPerAddress = createSharedThrottle(services, 'pairing-claim', { burst: 60, everyMs: 500 });
  const approvalsPerOfficer = createSharedThrottle(services, 'pairing-approval', {
    burst: 10,
    everyMs: 10_000,
  });

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
    async claimPairing(pairingId: string, secret: string, origin: Origin): Promise<Claimed | null> {
      claimsPerAddress.take(origin.ip);
      const row = await findPairing(db, pairingId);
      if (!row || row.expiresAt <= clock.now() || !isSame(row.secretHash, fingerprint(secret))) {
        throw new AppError('PAIRING_ENDED');
      }
      const { kioskId } = row;
      const kiosk = kioskId && (await findKiosk(db, kioskId));
      if (kioskId && !kiosk) throw new AppError('PAIRING_ENDED');
      if (!kiosk) return null;
      const token = newToken();
      await commit(services, {
        answer: null,
        rows: (tx) => updateKiosk(tx, kiosk.id, { tokenHash: fingerprint(token) }),
        audit: [installationEntry('pairing-claimed', kiosk.id, origin)],
      });
      return { token, as: kiosk.seatId ? 'seat' : 'hall' };
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
        const { seatId } = call.body;
        const seat = seatId ? await ownSeat(db, call.actor.stationId, seatId) : null;
        const kiosk = {
          id: newId(),
          stationId: call.actor.stationId,
          name: call.body.name,
          pairedAt: now,
          pairedBy: call.actor.officer.id,
          tokenHash: null,
          lastSeenAt: null,
          endedAt: null,
          seatId,
        };
        return commit(services, {
          answer: { kiosk: deviceOf(services, kiosk, seat?.number ?? null) },
          intent: call.intent,
          rows: async (tx) => {
            const isFirst = await approvePairingRow(tx, pairing.id, kiosk.id, now + PAIRING_MS);
            if (!isFirst) throw new AppError('PAIRING_ENDED');
            if (seat) await checkSeatIsVacant(tx, seat);
            await insertKiosk(tx, kiosk);
          },
          signals: seat ? [{ kind: 'seats-changed', subject: seat.stationId }] : [],
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
          signals: endingSignals(kiosk),
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

/** A seat has one display, and one that is being removed gets none any more: of two officers at once the second is refused. */
async function checkSeatIsVacant(tx: Tx, seat: SeatRow): Promise<void> {
  await tx.lock(`seat:${seat.id}`);
  await ownSeat(tx, seat.stationId, seat.id);
  if (await displayOfSeat(tx, seat.id)) throw new AppError('SEAT_BUSY', { fields: ['seatId'] });
}

/** Unpairs the display of a seat within the caller's transaction, which holds the lock of the seat. */
export async function endDisplayOf(tx: Tx, seatId: string, at: number): Promise<void> {
  const kiosk = await displayOfSeat(tx, seatId);
  if (!kiosk) return;
  await updateKiosk(tx, kiosk.id, { endedAt: at });
  await appendSignals(tx, at, endingSignals(kiosk));
}

function endingSignals({ id, seatId, stationId }: KioskRow): Signals {
  if (!seatId) return [{ kind: 'kiosk-ended', subject: id }];
  return [
    { kind: 'seat-display-ended', subject: id },
    { kind: 'seats-changed', subject: stationId },
  ];
}

export type KioskCommands = ReturnType<typeof kioskCommands>;
