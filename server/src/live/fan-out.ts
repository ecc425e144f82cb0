import { audiencesOf } from '../cases/cases.audience.ts';
import { caseForLive, queueRowOf, reachOf } from '../cases/cases.queries.ts';
import { getBoard } from '../kiosk/kiosk.queries.ts';
import type { LogRow, Signal } from '../platform/event-log/event-log.store.ts';
import type { SignalKind } from '../platform/event-log/event-log.tables.ts';
import type { Services } from '../platform/services.ts';
import type { Beacons } from './beacons.ts';
import type { Outlet } from './outlet.ts';
import type { PresenceNews } from './presence-news.ts';
import { rooms } from './rooms.ts';
import type { TailListener } from './tail.ts';

/** Takes what the tail read to the screens it concerns, audience by audience. */
export function createFanOut(
  services: Services,
  outlet: Outlet,
  news: PresenceNews,
  beacons: Beacons,
  onDelivered: (committedAt: number) => void,
): TailListener {
  async function sendCase(caseId: string, rows: LogRow[]): Promise<void> {
    const record = await caseForLive(services, caseId);
    if (!record) return;
    const { complainant, officers, concernsBoard } = audiencesOf(record.key, rows);
    if (complainant.length > 0) outlet.send('complainant', rooms.case(caseId), 'events', complainant);
    const row = await queueRowOf(services, record);
    outlet.send('officer', rooms.station(record.stationId), 'queue', [row]);
    outlet.send('officer', rooms.case(caseId), 'case-events', { caseId, events: officers, row });
    news.caseChanged(caseId);
    if (concernsBoard) await sendBoard(record.stationId);
  }

  async function sendBoard(stationId: string): Promise<void> {
    if (!outlet.hasListeners('kiosk', rooms.station(stationId))) return;
    outlet.send('kiosk', rooms.station(stationId), 'board', await getBoard(services, stationId));
  }

  const onSignal: Record<SignalKind, (subject: string) => void | Promise<void>> = {
    'officer-session-ended': (id) => outlet.dismiss('officer', rooms.session(id), 'SESSION_ENDED'),
    'officer-ended': (id) => outlet.dismiss('officer', rooms.officer(id), 'SESSION_ENDED'),
    // The session lives on with other rights: the screen is to come back and be let in anew.
    'officer-changed': (id) => outlet.dismiss('officer', rooms.officer(id), 'STOPPING'),
    'pass-session-ended': (id) => outlet.dismiss('complainant', rooms.session(id), 'SESSION_ENDED'),
    'pass-ended': (id) => outlet.dismiss('complainant', rooms.pass(id), 'SESSION_ENDED'),
    'kiosk-ended': (id) => outlet.dismiss('kiosk', rooms.kiosk(id), 'SESSION_ENDED'),
    'station-changed': (id) => sendBoard(id),
    'reach-changed': async (caseId) => {
      if (!outlet.hasListeners('officer', rooms.case(caseId))) return;
      outlet.send('officer', rooms.case(caseId), 'reach', { caseId, reach: await reachOf(services, caseId) });
    },
  };

  return {
    async onEvents(rows) {
      for (const [caseId, own] of Map.groupBy(rows, (row) => row.caseId)) {
        // Known before anything can fail: a screen that misses an event learns so from the next beacon.
        beacons.sawHead(caseId, own.findLast((row) => row.sharedSeq !== null)?.sharedSeq ?? 0);
        await sendCase(caseId, own).catch((error) => {
          services.logger.error({ err: error, caseId }, 'a change could not be shown live');
        });
      }
      for (const row of rows) onDelivered(row.at);
    },
    async onSignals(signals: Signal[]) {
      for (const { kind, subject } of signals) await onSignal[kind](subject);
    },
  };
}
