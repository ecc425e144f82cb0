import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { setCookie } from '../platform/http/session-cookies.ts';
import type { KioskCommands } from './kiosk.commands.ts';
import { getBoard, listKiosks } from './kiosk.queries.ts';

export function kioskRoutes(app: FastifyInstance, context: HttpContext, commands: KioskCommands): void {
  const { services } = context;
  bindRoute(app, 'startPairing', context, (call) => commands.startPairing(call.origin));
  bindRoute(app, 'claimPairing', context, async (call) => {
    const token = await commands.claimPairing(call.params.pairingId, call.body.secret, call.origin);
    if (token) setCookie(call.reply, 'kiosk', token);
    return { state: token ? ('paired' as const) : ('waiting' as const) };
  });
  bindRoute(app, 'approvePairing', context, (call) => commands.approvePairing(call));
  bindRoute(app, 'listKiosks', context, (call) => listKiosks(services, call.actor));
  bindRoute(app, 'unpairKiosk', context, (call) => commands.unpairKiosk(call));
  bindRoute(app, 'getBoard', context, (call) => getBoard(services, call.actor.stationId));
}
