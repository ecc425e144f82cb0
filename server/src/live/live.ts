import { randomInt } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { PassCommands } from '../cases/passes.commands.ts';
import type { Authenticate } from '../platform/http/bind-route.ts';
import { createMetrics } from '../platform/metrics.ts';
import type { Services } from '../platform/services.ts';
import { allStationIds } from '../stations/stations.queries.ts';
import { complainantAudition, kioskAudition, officerAudition } from './auditions.ts';
import { createBeacons } from './beacons.ts';
import { createFanOut } from './fan-out.ts';
import { createPresenceNews } from './presence-news.ts';
import { openSockets } from './sockets.ts';
import { createTail } from './tail.ts';

/** Everything live, put together: the tail feeds the fan-out, the fan-out the sockets. */
export function openLive(
  app: FastifyInstance,
  services: Services,
  given: { authenticate: Authenticate; passes: PassCommands; trustsForwarded: boolean },
) {
  const sockets = openSockets(app.server, {
    services,
    authenticate: given.authenticate,
    trustsForwarded: given.trustsForwarded,
    parseCookies: (header) => app.parseCookie(header),
  });
  const { outlet } = sockets;
  const metrics = createMetrics(
    (audience) => sockets.count(audience as never),
    ['complainant', 'officer', 'kiosk'],
  );
  const news = createPresenceNews(services, outlet);
  const beacons = createBeacons(services, outlet, () => allStationIds(services.db));
  const fanOut = createFanOut(services, outlet, news, beacons, (at) => {
    metrics.delivery.observe(Math.max(0, services.clock.now() - at) / 1000);
  });
  const tail = createTail(services.db, services.logger, fanOut);
  const context = { services, news, beacons };
  sockets.serve('complainant', complainantAudition(context, given.passes));
  sockets.serve('officer', officerAudition(context));
  sockets.serve('kiosk', kioskAudition(context));

  return {
    metrics,
    async start(): Promise<void> {
      await tail.start();
      beacons.start();
    },
    /** Screens come back within some seconds, not all at once. */
    async stop(): Promise<void> {
      beacons.stop();
      news.stop();
      await tail.stop();
      await sockets.close(randomInt(1000, 3000));
    },
  };
}
