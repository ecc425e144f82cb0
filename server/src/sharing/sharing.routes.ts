import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { approveSharing, rejectSharing, revokeSharing } from './decide-sharing.commands.ts';
import { narrowSharing } from './narrow-sharing.commands.ts';
import { requestSharing } from './request-sharing.commands.ts';
import { getShareRequest, listShareRequests } from './sharing.queries.ts';

export function sharingRoutes(app: FastifyInstance, context: HttpContext): void {
  const { services } = context;
  bindRoute(app, 'requestSharing', context, (call) => requestSharing(services, call));
  bindRoute(app, 'listShareRequests', context, (call) =>
    listShareRequests(services, call.actor, call.origin),
  );
  bindRoute(app, 'getShareRequest', context, (call) =>
    getShareRequest(services, call.actor, call.params.requestId, call.origin),
  );
  bindRoute(app, 'approveSharing', context, (call) => approveSharing(services, call));
  bindRoute(app, 'rejectSharing', context, (call) => rejectSharing(services, call));
  bindRoute(app, 'revokeSharing', context, (call) => revokeSharing(services, call));
  bindRoute(app, 'narrowSharing', context, (call) => narrowSharing(services, call));
}
