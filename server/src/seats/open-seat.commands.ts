import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { type CaseRecord, caseForLive } from '../cases/case-in-hand.queries.ts';
import { addToCase, type Decision } from '../cases/change-case.commands.ts';
import { checkScope } from '../cases/own-case.queries.ts';
import type { OfficerActor } from '../platform/actor.ts';
import { fingerprint } from '../platform/crypto/tokens.ts';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { createTurns } from '../platform/turns.ts';
import { endSession } from './end-seat.commands.ts';
import { ownSeat } from './hall-seats.queries.ts';
import { type SeatAnswer, type SeatCall, seatAfter, seatChanged } from './seat-sessions.commands.ts';
import { findSession, insertSession, type SeatRow, type SeatSessionRow } from './seats.store.ts';

const inTurn = createTurns();

/**
 * Shows a case at a seat. What the same officer showed there before ends first; another's is not taken away: they end it,
 * or it ends by itself. The database holds one session a seat, whichever portal it was opened at.
 */
export async function openSeat(services: Services, call: SeatCall<Body<'openSeat'>>): Promise<SeatAnswer> {
  const { actor, params, body } = call;
  const seat = await ownSeat(services.db, actor.stationId, params.seatId);
  const sessionId = sessionIdOf(call.intent);
  const open = async () => {
    await makeRoom(services, actor, seat, body.caseId, sessionId);
    return addToCase(services, { ...call, caseId: body.caseId }, ({ record, now }) => {
      checkShown(record, now);
      return opening(actor, seat, record, now, sessionId);
    });
  };
  await inTurn(seat.id, () => once(services, call.intent, open)).catch((error) => {
    // Two officers at one seat in the same moment: the second finds it taken.
    throw isUniqueViolation(error) ? new AppError('SEAT_BUSY') : error;
  });
  return seatAfter(services, actor, seat.id);
}

/**
 * A session is named after the intent that opens it: a repeat, at whichever portal, must not take what it opened itself for
 * what was shown there before, and end it.
 */
const sessionIdOf = ({ id }: Intent) => fingerprint(`seat session\n${id}`);

function checkShown(record: CaseRecord, now: number): void {
  checkScope(record, null, 'seat', now);
  checkScope(record, null, 'stills', now);
}

/** Ends what the officer shows at the seat already, once it is clear that the new case may be shown there. */
async function makeRoom(
  services: Services,
  actor: OfficerActor,
  seat: SeatRow,
  caseId: string,
  sessionId: string,
): Promise<void> {
  const record = await caseForLive(services, caseId);
  if (!record || record.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  checkShown(record, services.clock.now());
  const before = await findSession(services.db, seat.id);
  if (!before || before.id === sessionId) return;
  if (before.officer.id !== actor.officer.id) throw new AppError('SEAT_BUSY');
  await endSession(services, before, seat.number, 'replaced');
}

function opening(
  actor: OfficerActor,
  seat: SeatRow,
  record: CaseRecord,
  now: number,
  sessionId: string,
): Decision {
  const session: SeatSessionRow = {
    id: sessionId,
    seatId: seat.id,
    stationId: seat.stationId,
    caseId: record.id,
    officer: actor.officer,
    sessionId: actor.sessionId,
    openedAt: now,
    attendedAt: now,
    still: null,
    endedAt: null,
    endReason: null,
  };
  return {
    action: 'seat-opened',
    subject: seat.id,
    isTalk: true,
    before: record.sharing.window?.endsAt,
    events: [
      {
        id: newId(),
        at: now,
        visibility: 'shared',
        isDelivered: true,
        by: actor.officer,
        fields: { type: 'seat-opened', seatId: seat.id, number: seat.number },
      },
    ],
    rows: async (tx) => {
      // Whoever removes or pairs the seat takes the same lock.
      await tx.lock(`seat:${seat.id}`);
      await ownSeat(tx, seat.stationId, seat.id);
      await insertSession(tx, session);
    },
    signals: seatChanged(session),
  };
}
