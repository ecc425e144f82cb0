import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ComplainantEvent, Header } from '@sunshine-seat/shared/contract/complainant.ts';
import type { DoorOptions } from '../live/sockets/door.ts';
import { openSockets } from '../live/sockets.ts';
import type { ComplainantActor, KioskActor } from '../platform/actor.ts';
import { testClock } from '../platform/clock.ts';
import { createLogger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';

const kiosk: KioskActor = { kind: 'kiosk', kioskId: 'k', stationId: 's' };
const complainant: ComplainantActor = {
  kind: 'complainant',
  sessionId: 'x',
  passId: 'p',
  caseId: 'c',
  stationId: 's',
  scopes: null,
  relation: null,
};
const header: Header = {
  stage: 'accepted',
  officer: null,
  nextUpdateBy: null,
  outcome: null,
  sharing: { phase: 'waiting', asked: null, rejected: null, isExcluded: false },
};
const about = {
  number: 'CZ-2611-0382',
  kind: 'theft' as const,
  language: 'zh-Hans' as const,
  receivedAt: 0,
  station: {
    code: 'CZ',
    names: { 'zh-Hans': '城中派出所' },
    accent: null,
    timeZone: 'Asia/Shanghai',
    phone: null,
  },
  alias: 1,
};

/** The sockets alone: everyone is let in, to the room `hall`, and complainants follow a stream that the test writes. */
export async function openBareSockets(
  given: {
    door?: DoorOptions;
    /** Awaited by each complainant's screen on its way in. */
    onWayIn?: () => Promise<void>;
  } = {},
) {
  const http = createServer();
  const lines: Socket[] = [];
  http.on('connection', (line) => lines.push(line));
  const services = {
    clock: testClock(),
    logger: createLogger('silent'),
    publicUrl: 'http://localhost:3000',
  } as unknown as Services;
  const sockets = openSockets(http, {
    services,
    trustsForwarded: false,
    hasLongPolling: true,
    ...(given.door && { door: given.door }),
    parseCookies: () => ({ kiosk: 'any', complainant: 'any' }),
    authenticate: {
      officer: async () => null,
      seat: async () => null,
      kiosk: async () => kiosk,
      complainant: async () => complainant,
    },
  });
  const events: ComplainantEvent[] = [];
  sockets.serve('kiosk', {
    connected: async (screen) => screen.join('hall'),
    disconnected: () => {},
    calls: {},
  });
  sockets.serve('complainant', {
    async connected(screen) {
      screen.join('hall');
      await given.onWayIn?.();
      screen.send('snapshot', {
        wire: 2,
        now: 0,
        case: about,
        header,
        events: events.slice(screen.cursor ?? 0),
        head: events.length,
        isOfficerPresent: null,
        seen: null,
        pass: { id: 'p', relation: null, scopes: null },
      });
    },
    disconnected: () => {},
    calls: {},
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    ...sockets,
    http,
    /** The connections as they came, each the server's end. */
    lines,
    address: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    /** One more event, of about so many bytes, to every complainant's screen. */
    tell(bytes: number): void {
      const sharedSeq = events.length + 1;
      const event: ComplainantEvent = {
        sharedSeq,
        hash: `${sharedSeq}`,
        header,
        entry: {
          type: 'update',
          id: randomUUID(),
          at: sharedSeq,
          milestone: null,
          note: '.'.repeat(bytes),
          noteLanguage: 'zh-Hans',
          place: null,
          reason: null,
          outcome: null,
          by: null,
        },
      };
      events.push(event);
      sockets.outlet.send('complainant', 'hall', 'events', [event]);
    },
    async closeAll(): Promise<void> {
      await sockets.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
