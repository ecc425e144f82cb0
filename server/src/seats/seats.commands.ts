import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { endDisplayOf } from '../kiosk/kiosk.commands.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import type { AuditEntry } from '../platform/audit/audit.store.ts';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { endSession } from './end-seat.commands.ts';
import { ownSeat } from './hall-seats.queries.ts';
import { findSession, insertSeat, removeSeatRow } from './seats.store.ts';

type Call<P> = { actor: OfficerActor; origin: Origin; intent: Intent } & P;

/** Adds a numbered seat to the station. */
export function addSeat(
  services: Services,
  call: Call<{ body: Body<'addSeat'> }>,
): Promise<Reply<'addSeat'>> {
  return once(services, call.intent, async () => {
    const { stationId } = call.actor;
    const row = {
      id: newId(),
      stationId,
      number: call.body.number,
      addedAt: services.clock.now(),
      removedAt: null,
    };
    return commit(services, {
      answer: { seat: { id: row.id, number: row.number, display: null, session: null } },
      intent: call.intent,
      rows: (tx) => insertSeat(tx, row),
      signals: [{ kind: 'seats-changed', subject: stationId }],
      audit: [entry(services, call, 'seat-added', row.id)],
    }).catch((error) => {
      throw isUniqueViolation(error) ? new AppError('SEAT_NUMBER_TAKEN', { fields: ['number'] }) : error;
    });
  });
}

/** Removes a seat; its display goes back to the pairing page at once. */
export function removeSeat(
  services: Services,
  call: Call<{ params: { seatId: string } }>,
): Promise<Record<string, never>> {
  return once<Record<string, never>>(services, call.intent, async () => {
    const seat = await ownSeat(services.db, call.actor.stationId, call.params.seatId);
    const session = await findSession(services.db, seat.id);
    if (session) await endSession(services, session, seat.number, 'tap');
    const now = services.clock.now();
    return commit(services, {
      answer: {},
      intent: call.intent,
      rows: async (tx) => {
        await tx.lock(`seat:${seat.id}`);
        if (await findSession(tx, seat.id)) throw new AppError('SEAT_BUSY');
        if (!(await removeSeatRow(tx, seat.id, now))) throw new AppError('NOT_FOUND');
        await endDisplayOf(tx, seat.id, now);
      },
      signals: [{ kind: 'seats-changed', subject: seat.stationId }],
      audit: [entry(services, call, 'seat-removed', seat.id)],
    });
  });
}

function entry(services: Services, call: Call<unknown>, action: string, subject: string): AuditEntry {
  return {
    chain: call.actor.stationId,
    at: services.clock.now(),
    actor: actorKey(call.actor),
    action,
    subject,
    ...call.origin,
  };
}
