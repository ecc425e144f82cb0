import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { eventsAfter, openCasesOf, queueRowOf, reachOf, readCase } from '../cases/cases.queries.ts';
import { ownSnapshot } from '../cases/own-case.queries.ts';
import type { PassCommands } from '../cases/passes.commands.ts';
import { getBoard } from '../kiosk/kiosk.queries.ts';
import type { ComplainantActor, KioskActor, OfficerActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import type { Beacons } from './beacons.ts';
import type { PresenceNews } from './presence-news.ts';
import { rooms } from './rooms.ts';
import type { Audition, Screen } from './sockets.ts';

interface Context {
  services: Services;
  news: PresenceNews;
  beacons: Beacons;
}

/** The complainant's screen: their own case, from their cursor on. */
export function complainantAudition(context: Context, passes: PassCommands): Audition<ComplainantActor> {
  const { services, news, beacons } = context;

  async function snapshot({ actor }: Screen<ComplainantActor>, cursor: number) {
    const own = await ownSnapshot(services, actor, cursor);
    beacons.sawHead(actor.caseId, own.head);
    return own;
  }

  return {
    async connected(screen) {
      const { actor } = screen;
      // Into the room first, then the snapshot: what is committed in between comes twice rather than never.
      screen.join(rooms.case(actor.caseId));
      screen.join(rooms.session(actor.sessionId));
      screen.join(rooms.pass(actor.passId));
      beacons.follow(actor.caseId);
      if (services.presence.complainantCame(actor.caseId)) news.caseChanged(actor.caseId);
      screen.send('snapshot', await snapshot(screen, screen.cursor ?? 0));
    },
    disconnected({ actor }) {
      beacons.unfollow(actor.caseId);
      if (services.presence.complainantLeft(actor.caseId)) news.caseChanged(actor.caseId);
    },
    calls: {
      async resync(screen, { cursor }: { cursor: number }) {
        return { snapshot: await snapshot(screen, cursor) };
      },
      async reached({ actor, origin }, reach: { delivered: number; seen: number }) {
        const head = beacons.headOf(actor.caseId);
        if (reach.seen > reach.delivered || reach.delivered > head) throw new AppError('INVALID_INPUT');
        await passes.reached(actor, reach, origin);
        return {};
      },
    },
  };
}

/** An officer's console: the queue of the station, and the cases opened on it. */
export function officerAudition({ services, news }: Context): Audition<OfficerActor> {
  const watching = new WeakMap<Screen<OfficerActor>, Set<string>>();

  async function tellPresence({ actor }: Screen<OfficerActor>) {
    for (const caseId of await openCasesOf(services, actor.stationId, actor.officer.id))
      news.caseChanged(caseId);
  }

  function unwatch(screen: Screen<OfficerActor>, caseId: string) {
    if (!watching.get(screen)?.delete(caseId)) return;
    screen.leave(rooms.case(caseId));
    if (services.presence.unwatched(caseId, screen.actor.officer.id)) news.caseChanged(caseId);
  }

  return {
    async connected(screen) {
      const { actor } = screen;
      watching.set(screen, new Set());
      screen.join(rooms.session(actor.sessionId));
      screen.join(rooms.officer(actor.officer.id));
      if (isAllowed(actor.roles, 'see-queue')) screen.join(rooms.station(actor.stationId));
      if (services.presence.officerCame(actor.officer.id)) await tellPresence(screen);
    },
    disconnected(screen) {
      for (const caseId of watching.get(screen) ?? []) unwatch(screen, caseId);
      if (services.presence.officerLeft(screen.actor.officer.id)) {
        tellPresence(screen).catch((error) =>
          services.logger.error({ err: error }, 'presence could not be told'),
        );
      }
    },
    calls: {
      async watch(screen, { caseId, cursor }: { caseId: string; cursor: number }) {
        const { actor, origin } = screen;
        if (!isAllowed(actor.roles, 'read-case')) throw new AppError('NOT_ALLOWED');
        const record = await readCase(services, actor, caseId, origin, 'case-watched');
        if (!screen.isOpen()) throw new AppError('SESSION_ENDED');
        screen.join(rooms.case(caseId));
        const mine = watching.get(screen);
        if (mine && !mine.has(caseId)) {
          mine.add(caseId);
          if (services.presence.watched(caseId, actor.officer)) news.caseChanged(caseId);
        }
        return {
          events: await eventsAfter(services, record, cursor),
          row: await queueRowOf(services, record),
          reach: await reachOf(services, caseId),
          presence: services.presence.on(caseId),
        } satisfies Pick<OfficerCase, 'events' | 'row' | 'reach' | 'presence'>;
      },
      async unwatch(screen, { caseId }: { caseId: string }) {
        unwatch(screen, caseId);
        return {};
      },
    },
  };
}

/** A hall display: the board of its station. */
export function kioskAudition({ services }: Context): Audition<KioskActor> {
  return {
    async connected(screen) {
      const { actor } = screen;
      screen.join(rooms.station(actor.stationId));
      screen.join(rooms.kiosk(actor.kioskId));
      services.presence.kioskCame(actor.kioskId);
      screen.send('board', await getBoard(services, actor.stationId));
    },
    disconnected({ actor }) {
      services.presence.kioskLeft(actor.kioskId);
    },
    calls: {},
  };
}
