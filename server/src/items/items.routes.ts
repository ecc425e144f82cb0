import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { confirmItem, listItem, moveItem } from './items.commands.ts';

export function itemRoutes(app: FastifyInstance, context: HttpContext): void {
  const { services } = context;
  bindRoute(app, 'listItem', context, (call) => listItem(services, call));
  bindRoute(app, 'moveItem', context, (call) => moveItem(services, call));
  bindRoute(app, 'confirmItem', context, (call) => confirmItem(services, call));
}
