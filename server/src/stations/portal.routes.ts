import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { brandOf, hasStation, onlyStation } from './stations.queries.ts';

export function portalRoutes(app: FastifyInstance, context: HttpContext): void {
  const { db, clock } = context.services;
  bindRoute(app, 'getPortal', context, async () => {
    const station = await onlyStation(db);
    return {
      wire: WIRE_VERSION,
      now: clock.now(),
      station: station && brandOf(station),
      needsSetup: !(await hasStation(db)),
    };
  });
}
