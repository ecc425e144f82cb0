import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { updateStation } from './stations.commands.ts';

export function stationRoutes(app: FastifyInstance, context: HttpContext): void {
  bindRoute(app, 'updateStation', context, (call) => updateStation(context.services, call));
}
