import type { OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { caseForLive, reachOf, seenOf } from '../cases/case-in-hand.queries.ts';
import { eventsAfter, queueRowOf, readCase } from '../cases/cases.queries.ts';
import { checkMayWrite, isMessagingOpen, ownSnapshot } from '../cases/own-case.queries.ts';
import type { PassCommands } from '../cases/passes.commands.ts';
import { getBoard } from '../kiosk/kiosk.queries.ts';
import { readLookouts } from '../lookouts/lookouts.queries.ts';
import type { ComplainantActor, KioskActor, OfficerActor, SeatActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { attendSeat } from '../seats/seat-sessions.commands.ts';
import { getSeatView } from '../seats/seat-view.queries.ts';
import type { Beacons } from './beacons.ts';
import type { Followers } from './followers.ts';
import type { PresenceNews } from './presence-news.ts';
import { rooms } from './rooms.ts';
import type { SeatNews } from './seat-news.ts';
import type { Audition } from './sockets/calls.ts';
import type { Screen } from './sockets/screen.ts';
import type { TypingNews } from './typing-news.ts';

interface Context {
  services: Services;
  news: PresenceNews;
  beacons: Beacons;
  followers: Followers;
  seats: SeatNews;
  typing: TypingNews;
}

/** The complainant's screen: their own case, from their cursor on. */
export function complainantAudition(context: Context, passes: PassCommands): Audition<ComplainantActor> {
  const { services, news, beacons, followers, typing } = context;

  async function snapshot(screen: Screen<ComplainantActor>, cursor: number) {
    const { actor } = screen;
    const own = await ownSnapshot(services, actor, cursor);
    beacons.startFrom(actor.caseId, own.head);
    if (screen.isOpen()) news.toldWithSnapshot(actor.caseId, own.isOfficerPresent);
    return own;
  }

  return {
    async connected(screen) {
      const { actor } = screen;
      // Into the room first, then the snapshot: what is committed in between comes twice rather than never.
      screen.join(rooms.case(actor.caseId));
      screen.join(rooms.session(actor.sessionId));
      screen.join(rooms.pass(actor.passId));
      followers.add(actor);
      beacons.follow(actor.caseId);
      if (hasCome(services, actor)) news.caseChanged(actor.caseId);
      screen.send('snapshot', await snapshot(screen, screen.cursor ?? 0));
    },
    disconnected({ actor }) {
      followers.remove(actor);
      beacons.unfollow(actor.caseId);
      if (hasLeft(services, actor)) news.caseChanged(actor.caseId);
    },
    calls: {
      async resync(screen, { cursor }: { cursor: number }) {
        return { snapshot: await snapshot(screen, cursor) };
      },
      async reached({ actor, origin }, reach: { delivered: number; seen: number }) {
        const isThere = async () =>
          reach.delivered <= beacons.headOf(actor.caseId) ||
          // Said before the snapshot was read here, of what came from another portal or an earlier connection.
          reach.delivered <= ((await caseForLive(services, actor.caseId))?.lastSharedSeq ?? 0);
        if (reach.seen > reach.delivered || !(await isThere())) throw new AppError('INVALID_INPUT');
        await passes.reached(actor, reach, origin);
        return {};
      },
      async typing({ actor }) {
        await checkMayWrite(services, actor);
        typing.tell('complainant', actor.caseId);
        return {};
      },
    },
  };
}

const hasCome = ({ presence }: Services, { caseId, passId, relation }: ComplainantActor): boolean =>
  relation ? presence.helperCame(caseId, passId, relation) : presence.complainantCame(caseId);
const hasLeft = ({ presence }: Services, { caseId, passId, relation }: ComplainantActor): boolean =>
  relation ? presence.helperLeft(caseId, passId) : presence.complainantLeft(caseId);

/** An officer's console: the queue of the station, and the cases opened on it. */
export function officerAudition(
  { services, news, typing }: Context,
  passes: PassCommands,
): Audition<OfficerActor> {
  const watching = new WeakMap<Screen<OfficerActor>, Set<string>>();

  const tellPresence = ({ actor }: Screen<OfficerActor>) =>
    news.officerChanged(actor.officer.id, actor.stationId);

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
      screen.join(rooms.officers(actor.stationId));
      if (isAllowed(actor.roles, 'see-queue')) screen.join(rooms.station(actor.stationId));
      if (isAllowed(actor.roles, 'see-lookouts')) {
        screen.join(rooms.lookouts(actor.stationId));
        screen.send('lookouts', await readLookouts(services, actor, screen.origin));
      }
      if (isAllowed(actor.roles, 'see-seats')) screen.join(rooms.seats(actor.stationId));
      if (services.presence.officerCame(actor.officer.id, actor.stationId)) await tellPresence(screen);
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
          seenSeq: (await seenOf(services, caseId))?.sharedSeq ?? 0,
        } satisfies Pick<OfficerCase, 'events' | 'row' | 'reach' | 'presence' | 'seenSeq'>;
      },
      async unwatch(screen, { caseId }: { caseId: string }) {
        unwatch(screen, caseId);
        return {};
      },
      async typing(screen, { caseId }: { caseId: string }) {
        if (!screen.isIn(rooms.case(caseId))) throw new AppError('NOT_FOUND');
        if (!isAllowed(screen.actor.roles, 'send-message')) throw new AppError('NOT_ALLOWED');
        if (await isMessagingOpen(services, caseId)) typing.tell('officer', caseId);
        return {};
      },
      async seen(screen, { caseId, sharedSeq }: { caseId: string; sharedSeq: number }) {
        if (!screen.isIn(rooms.case(caseId))) throw new AppError('NOT_FOUND');
        await passes.readByOfficer(screen.actor, caseId, sharedSeq, screen.origin);
        return {};
      },
      async attend({ actor }, { seatId }: { seatId: string }) {
        await attendSeat(services, actor, seatId);
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
      services.presence.kioskCame(actor.kioskId, actor.stationId);
      screen.send('board', await getBoard(services, actor.stationId));
    },
    disconnected({ actor }) {
      services.presence.kioskLeft(actor.kioskId);
    },
    calls: {},
  };
}

/** The display of one seat: what an officer shows there. */
export function seatAudition({ services, seats }: Context): Audition<SeatActor> {
  return {
    async connected(screen) {
      const { actor } = screen;
      screen.join(rooms.station(actor.stationId));
      screen.join(rooms.seat(actor.seatId));
      screen.join(rooms.kiosk(actor.kioskId));
      if (services.presence.kioskCame(actor.kioskId, actor.stationId)) await seats.station(actor.stationId);
      screen.send('view', await getSeatView(services, actor));
    },
    disconnected({ actor }) {
      if (!services.presence.kioskLeft(actor.kioskId)) return;
      seats
        .station(actor.stationId)
        .catch((error) => services.logger.error({ err: error }, 'the seats could not be told'));
    },
    calls: {},
  };
}
