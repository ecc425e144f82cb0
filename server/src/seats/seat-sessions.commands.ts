import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import type { Decision } from '../cases/change-case.commands.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { isStillShared } from '../stills/still-pictures.queries.ts';
import { ownSeat } from './hall-seats.queries.ts';
import { seatsForOfficers } from './seats.queries.ts';
import { findSession, type SeatSessionRow, updateSession } from './seats.store.ts';

/** What an officer asks of a seat. */
export interface SeatCall<B = undefined> {
  actor: OfficerActor;
  params: { seatId: string };
  body: B;
  origin: Origin;
  intent: Intent;
}
export type SeatAnswer = Reply<'openSeat'>;

/** The seat as it stands after what was done. */
export async function seatAfter(
  services: Services,
  actor: OfficerActor,
  seatId: string,
): Promise<SeatAnswer> {
  const seat = (await seatsForOfficers(services, actor.stationId)).find(({ id }) => id === seatId);
  if (!seat) throw new AppError('NOT_FOUND');
  return { seat };
}

/** What has to look again: the officers' lists, and the display. */
export const seatChanged = (
  seat: Pick<SeatSessionRow, 'seatId' | 'stationId'>,
): NonNullable<Decision['signals']> => [
  { kind: 'seats-changed', subject: seat.stationId },
  { kind: 'seat-view-changed', subject: seat.seatId },
];

/** What the officer shows at a seat; a colleague's is as if there were nothing. */
async function ownSession(services: Services, actor: OfficerActor, seatId: string): Promise<SeatSessionRow> {
  const seat = await ownSeat(services.db, actor.stationId, seatId);
  const session = await findSession(services.db, seat.id);
  if (session?.officer.id !== actor.officer.id) throw new AppError('NOT_FOUND');
  return session;
}

/** Chooses the still that is looked at. */
export function showAtSeat(services: Services, call: SeatCall<Body<'showAtSeat'>>): Promise<SeatAnswer> {
  const { actor, params, body, intent } = call;
  return once(services, intent, async () => {
    const session = await ownSession(services, actor, params.seatId);
    if (!(await isStillShared(services, session.caseId, body.still))) throw new AppError('NOT_FOUND');
    const at = services.clock.now();
    const { seat } = await seatAfter(services, actor, params.seatId);
    const answer = { seat: { ...seat, session: seat.session && { ...seat.session, still: body.still } } };
    return commit(services, {
      answer,
      intent,
      rows: async (tx) => {
        const isThere = await updateSession(tx, session.id, { still: body.still, attendedAt: at });
        if (!isThere) throw new AppError('NOT_FOUND');
      },
      signals: [{ kind: 'seat-view-changed', subject: session.seatId }],
      audit: [
        {
          chain: session.stationId,
          at,
          actor: actorKey(actor),
          action: 'seat-still-chosen',
          caseId: session.caseId,
          subject: body.still,
          ...call.origin,
        },
      ],
    });
  });
}

/** The officer is still there. */
export async function attendSeat(services: Services, actor: OfficerActor, seatId: string): Promise<void> {
  const session = await ownSession(services, actor, seatId);
  const attendedAt = services.clock.now();
  await services.db.write((tx) => updateSession(tx, session.id, { attendedAt }));
}
