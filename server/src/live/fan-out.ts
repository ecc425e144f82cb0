import { caseForLive, reachOf, seenOf } from '../cases/case-in-hand.queries.ts';
import { audiencesOf } from '../cases/cases.audience.ts';
import { queueRowOf } from '../cases/cases.queries.ts';
import { getBoard } from '../kiosk/kiosk.queries.ts';
import { lookoutsOf } from '../lookouts/lookouts.queries.ts';
import type { LogRow, Signal } from '../platform/event-log/event-log.store.ts';
import type { SignalKind } from '../platform/event-log/event-log.tables.ts';
import type { Services } from '../platform/services.ts';
import type { Beacons } from './beacons.ts';
import { createBoardNews } from './board-news.ts';
import type { Followers } from './followers.ts';
import type { Outlet } from './outlet.ts';
import type { PresenceNews } from './presence-news.ts';
import { rooms } from './rooms.ts';
import type { SeatNews } from './seat-news.ts';
import { createSecondTries } from './second-tries.ts';
import type { TailListener } from './tail.ts';

/** Takes what the tail read to the screens it concerns, audience by audience. */
export function createFanOut(
  services: Services,
  outlet: Outlet,
  news: PresenceNews,
  beacons: Beacons,
  followers: Followers,
  seats: SeatNews,
  onDelivered: (committedAt: number) => void,
): TailListener & { stop(): void } {
  async function sendCase(caseId: string, rows: LogRow[]): Promise<void> {
    const record = await caseForLive(services, caseId);
    if (!record) return;
    const looking = followers.of(caseId);
    const { passes, officers, concernsBoard } = audiencesOf(record, rows, looking, services.clock.now());
    for (const { passId, events } of passes) {
      if (events.length > 0) outlet.send('complainant', rooms.pass(passId), 'events', events);
    }
    const [queue, watchers] = [rooms.station(record.stationId), rooms.case(caseId)];
    const isWatched = outlet.hasListeners('officer', watchers);
    if (isWatched || outlet.hasListeners('officer', queue)) {
      const row = await queueRowOf(services, record);
      outlet.send('officer', queue, 'queue', [row]);
      if (isWatched) outlet.send('officer', watchers, 'case-events', { caseId, events: officers(), row });
    }
    news.caseChanged(caseId);
    await seats.showing(caseId);
    if (concernsBoard) boards.changed(record.stationId);
  }

  const boards = createBoardNews(async (stationId) => {
    if (!outlet.hasListeners('kiosk', rooms.station(stationId))) return;
    outlet.send('kiosk', rooms.station(stationId), 'board', await getBoard(services, stationId));
  }, services.logger);

  const onSignal: Record<SignalKind, (subject: string) => void | Promise<void>> = {
    'officer-session-ended': (id) => outlet.dismiss('officer', rooms.session(id), 'SESSION_ENDED'),
    'officer-ended': (id) => outlet.dismiss('officer', rooms.officer(id), 'SESSION_ENDED'),
    // The session lives on with other rights: the screen is to come back and be let in anew.
    'officer-changed': (id) => outlet.dismiss('officer', rooms.officer(id), 'STOPPING'),
    'pass-session-ended': (id) => outlet.dismiss('complainant', rooms.session(id), 'SESSION_ENDED'),
    'pass-ended': (id) => outlet.dismiss('complainant', rooms.pass(id), 'SESSION_ENDED'),
    'kiosk-ended': (id) => outlet.dismiss('kiosk', rooms.kiosk(id), 'SESSION_ENDED'),
    'station-changed': boards.changed,
    'reach-changed': async (caseId) => {
      if (!outlet.hasListeners('officer', rooms.case(caseId))) return;
      outlet.send('officer', rooms.case(caseId), 'reach', { caseId, reach: await reachOf(services, caseId) });
    },
    'seen-changed': async (caseId) => {
      const seen = await seenOf(services, caseId);
      if (!seen) return;
      outlet.send('complainant', rooms.case(caseId), 'seen', seen);
      outlet.send('officer', rooms.case(caseId), 'seen', { caseId, seenSeq: seen.sharedSeq });
    },
    'seat-display-ended': (id) => outlet.dismiss('seat', rooms.kiosk(id), 'SESSION_ENDED'),
    'lookouts-changed': async (stationId) => {
      if (!outlet.hasListeners('officer', rooms.lookouts(stationId))) return;
      outlet.send('officer', rooms.lookouts(stationId), 'lookouts', await lookoutsOf(services, stationId));
    },
    'seats-changed': seats.station,
    'seat-view-changed': seats.seat,
  };

  const tries = createSecondTries({
    show: sendCase,
    onGivenUp: (caseId, error) =>
      services.logger.error({ err: error, caseId }, 'a change could not be shown live'),
  });

  return {
    async onEvents(rows) {
      // Side by side: what one case waits for is not waited for by the next.
      const shown = Map.groupBy(rows, (row) => row.caseId)
        .entries()
        .map(async ([caseId, own]) => {
          await tries.show(caseId, own);
          // Not before: a beacon would send screens to ask for what is on its way to them.
          beacons.sawHead(caseId, own.findLast((row) => row.sharedSeq !== null)?.sharedSeq ?? 0);
        });
      await Promise.all(shown);
      for (const row of rows) onDelivered(row.at);
    },
    async onSignals(signals: Signal[]) {
      for (const { kind, subject } of signals) await onSignal[kind](subject);
    },
    stop(): void {
      tries.stop();
      boards.stop();
    },
  };
}
