import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { clearCookie, setCookie } from '../platform/http/session-cookies.ts';
import type { KioskCommands } from './kiosk.commands.ts';
import { getBoard, listKiosks } from './kiosk.queries.ts';

export function kioskRoutes(app: FastifyInstance, context: HttpContext, commands: KioskCommands): void {
  const { services } = context;
  bindRoute(app, 'startPairing', context, (call) => commands.startPairing(call.origin));
  bindRoute(app, 'claimPairing', context, async (call) => {
    const claimed = await commands.claimPairing(call.params.pairingId, call.body.secret, call.origin);
    if (!claimed) return { state: 'waiting' as const, as: null };
    // What it was before it is no longer.
    clearCookie(call.reply, claimed.as === 'seat' ? 'kiosk' : 'seat');
    setCookie(call.reply, claimed.as === 'seat' ? 'seat' : 'kiosk', claimed.token);
    return { state: 'paired' as const, as: claimed.as };
  });
  bindRoute(app, 'approvePairing', context, (call) => commands.approvePairing(call));
  bindRoute(app, 'listKiosks', context, (call) => listKiosks(services, call.actor));
  bindRoute(app, 'unpairKiosk', context, (call) => commands.unpairKiosk(call));
  bindRoute(app, 'getBoard', context, (call) => getBoard(services, call.actor.stationId));
}
