import type { FastifyInstance } from 'fastify';
import type { PassCommands } from '../cases/passes.commands.ts';
import type { Authenticate } from '../platform/http/bind-route.ts';
import { createMetrics } from '../platform/metrics.ts';
import type { Services } from '../platform/services.ts';
import { allStationIds } from '../stations/stations.queries.ts';
import { complainantAudition, kioskAudition, officerAudition, seatAudition } from './auditions.ts';
import { createBeacons } from './beacons.ts';
import { createFanOut } from './fan-out.ts';
import { createFollowers } from './followers.ts';
import { createPresenceExchange } from './presence-exchange.ts';
import { createPresenceNews } from './presence-news.ts';
import { createSeatNews } from './seat-news.ts';
import { openSockets } from './sockets.ts';
import { createTail } from './tail.ts';
import { createTypingNews } from './typing-news.ts';

/** Everything live, put together: the tail feeds the fan-out, the fan-out the sockets. */
export function openLive(
  app: FastifyInstance,
  services: Services,
  given: {
    authenticate: Authenticate;
    passes: PassCommands;
    trustsForwarded: boolean;
    hasLongPolling: boolean;
  },
) {
  const sockets = openSockets(app.server, {
    services,
    authenticate: given.authenticate,
    trustsForwarded: given.trustsForwarded,
    hasLongPolling: given.hasLongPolling,
    parseCookies: (header) => app.parseCookie(header),
  });
  const { outlet } = sockets;
  const metrics = createMetrics(
    (audience) => sockets.count(audience as never),
    ['complainant', 'officer', 'kiosk', 'seat'],
  );
  sockets.onSlow((audience) => metrics.slow.inc({ audience }));
  const seats = createSeatNews(services, outlet);
  const news = createPresenceNews(services, outlet, seats);
  const beacons = createBeacons(services, outlet, () => allStationIds(services.db));
  const followers = createFollowers();
  const fanOut = createFanOut(services, outlet, news, beacons, followers, seats, (at) => {
    metrics.delivery.observe(Math.max(0, services.clock.now() - at) / 1000);
  });
  const tail = createTail(services.db, services.logger, fanOut);
  const typing = createTypingNews(services, outlet);
  const exchange = createPresenceExchange(services.presence, services.db.others, news.changedElsewhere);
  const context = { services, news, beacons, followers, seats, typing };
  sockets.serve('complainant', complainantAudition(context, given.passes));
  sockets.serve('officer', officerAudition(context, given.passes));
  sockets.serve('kiosk', kioskAudition(context));
  sockets.serve('seat', seatAudition(context));

  return {
    metrics,
    async start(): Promise<void> {
      exchange.start();
      await tail.start();
      beacons.start();
    },
    /** Screens come back within some seconds, not all at once. */
    async stop(): Promise<void> {
      beacons.stop();
      typing.stop();
      news.stop();
      await tail.stop();
      fanOut.stop();
      await sockets.close();
      exchange.stop();
    },
  };
}
