import type { SeatEndReason } from '@sunshine-seat/shared/contract/officer.ts';
import type { Params, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { endedSessionsOf } from '../accounts/accounts.queries.ts';
import { addToCase, changeCaseAlways, type Decision } from '../cases/change-case.commands.ts';
import { standingsOf } from '../cases/hall-cases.queries.ts';
import { isScopeOpen, isWindowOpenOn } from '../cases/own-case.queries.ts';
import type { OfficerActor, Origin, SeatActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { ownSeat } from './hall-seats.queries.ts';
import { type SeatAnswer, type SeatCall, seatAfter, seatChanged } from './seat-sessions.commands.ts';
import { endSessionRow, findSession, openSessions, SeatEnded, type SeatSessionRow } from './seats.store.ts';

/** How long a case stays on a display without a sign of its officer. */
const AWAY_MS = 5 * 60_000;
const SYSTEM = { ip: '', requestId: '' };

/** Ends what is shown; the display wipes itself. Any officer who may open seats can do it. */
export async function endSeat(services: Services, call: SeatCall): Promise<SeatAnswer> {
  const { actor, params } = call;
  const seat = await ownSeat(services.db, actor.stationId, params.seatId);
  const session = await findSession(services.db, seat.id);
  if (session) {
    await addToCase(services, { ...call, caseId: session.caseId }, async ({ record, now }) => {
      if (!(await isShown(services, session))) throw new SeatEnded();
      return ending(session, seat.number, 'tap', now, isWindowOpenOn(record, now), actor);
    }).catch(unlessEnded);
  }
  return seatAfter(services, actor, seat.id);
}

/** Someone else, or its time, ended it a moment before: there is nothing left to end. */
function unlessEnded(error: unknown): void {
  if (!(error instanceof SeatEnded)) throw error;
}

async function isShown({ db }: Services, { id, seatId }: SeatSessionRow): Promise<boolean> {
  return (await findSession(db, seatId))?.id === id;
}

/** A tap at the display ends what is shown there, and only that: an officer may have shown something else since. */
export async function endSeatHere(
  services: Services,
  call: { actor: SeatActor; params: Params<'endSeatHere'>; origin: Origin; intent: Intent },
): Promise<Reply<'endSeatHere'>> {
  const { actor, params, origin, intent } = call;
  const shown = async () => {
    const session = await findSession(services.db, actor.seatId);
    if (session?.id !== params.sessionId) throw new AppError('NOT_FOUND');
    return session;
  };
  await once(services, intent, async () => {
    const { caseId } = await shown();
    const { number } = await ownSeat(services.db, actor.stationId, actor.seatId);
    return addToCase(services, { actor, caseId, origin, intent }, async ({ record, now }) =>
      ending(await shown(), number, 'tap', now, isWindowOpenOn(record, now)),
    );
  });
  return {};
}

function endedEvent(
  session: SeatSessionRow,
  number: number,
  endReason: SeatEndReason,
  at: number,
  isTold: boolean,
  actor: OfficerActor | null,
): Decision['events'][number] {
  return {
    id: newId(),
    at,
    visibility: isTold ? 'shared' : 'internal',
    isDelivered: isTold,
    by: actor?.officer ?? null,
    fields: { type: 'seat-ended', seatId: session.seatId, number, endReason },
  };
}

function ending(
  session: SeatSessionRow,
  number: number,
  reason: SeatEndReason,
  now: number,
  isTold: boolean,
  actor: OfficerActor | null = null,
): Decision {
  return {
    action: 'seat-ended',
    subject: session.seatId,
    detail: { reason },
    isTalk: true,
    events: [endedEvent(session, number, reason, now, isTold, actor)],
    rows: (tx) => endSessionRow(tx, session.id, reason, now),
    signals: seatChanged(session),
  };
}

/** Ends a session that nobody ended by hand. */
export async function endSession(
  services: Services,
  session: SeatSessionRow,
  number: number,
  reason: SeatEndReason,
): Promise<void> {
  await changeCaseAlways(services, session.caseId, SYSTEM, async ({ record, now }) => {
    if (!(await isShown(services, session))) return null;
    return ending(session, number, reason, now, isWindowOpenOn(record, now));
  }).catch(unlessEnded);
}

/** Ends every session whose time has come: the window, the officer's session, or five minutes without the officer. */
export async function endDueSeats(services: Services): Promise<void> {
  const open = await openSessions(services.db);
  if (open.length === 0) return;
  const now = services.clock.now();
  const standings = await standingsOf(
    services,
    open.map(({ session }) => session.caseId),
  );
  const signedOut = await endedSessionsOf(
    services,
    open.map(({ session }) => session.sessionId),
  );
  for (const { session, number } of open) {
    const standing = standings.get(session.caseId);
    const isShared = standing && isScopeOpen(standing, 'seat', now) && isScopeOpen(standing, 'stills', now);
    const reason = !isShared
      ? 'window'
      : signedOut.has(session.sessionId)
        ? 'signed_out'
        : now - session.attendedAt >= AWAY_MS
          ? 'away'
          : null;
    if (!reason) continue;
    await endSession(services, session, number, reason).catch((error) => {
      services.logger.error({ err: error, seatId: session.seatId }, 'a seat could not be ended');
    });
  }
}
