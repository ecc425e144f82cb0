import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { endSeat, endSeatHere } from './end-seat.commands.ts';
import { openSeat } from './open-seat.commands.ts';
import { showAtSeat } from './seat-sessions.commands.ts';
import { getSeatPicture, getSeatView } from './seat-view.queries.ts';
import { addSeat, removeSeat } from './seats.commands.ts';
import { seatsForOfficers } from './seats.queries.ts';

export function seatRoutes(app: FastifyInstance, context: HttpContext): void {
  const { services } = context;
  bindRoute(app, 'listSeats', context, async (call) => ({
    seats: await seatsForOfficers(services, call.actor.stationId),
  }));
  bindRoute(app, 'addSeat', context, (call) => addSeat(services, call));
  bindRoute(app, 'removeSeat', context, (call) => removeSeat(services, call));
  bindRoute(app, 'openSeat', context, (call) => openSeat(services, call));
  bindRoute(app, 'showAtSeat', context, (call) => showAtSeat(services, call));
  bindRoute(app, 'endSeat', context, (call) => endSeat(services, call));
  bindRoute(app, 'getSeatView', context, ({ actor }) => getSeatView(services, actor));
  bindRoute(app, 'getSeatPicture', context, ({ actor, params, origin }) =>
    getSeatPicture(services, actor, params.pictureId, origin),
  );
  bindRoute(app, 'endSeatHere', context, (call) => endSeatHere(services, call));
}
