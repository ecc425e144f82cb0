import type { Services } from '../platform/services.ts';
import type { Outlet } from './outlet.ts';
import { rooms } from './rooms.ts';

const COMPLAINANT_MS = 10_000;
/** So many parts of all cases are told one after the other in that time: thousands at once would stop everything else. */
const PARTS = 20;
const HALL_MS = 5000;

/** Signs of life: the server's time to every screen, and to complainants the head of their stream, so that a silent gap shows. */
export function createBeacons(services: Services, outlet: Outlet, stations: () => Promise<string[]>) {
  const followed = new Map<string, { screens: number; head: number; part: number }>();
  const timers: NodeJS.Timeout[] = [];
  let nextPart = 0;
  let part = 0;

  /** Cases whose streams are equally long are told the same, in one message. */
  function tellComplainants(): void {
    const now = services.clock.now();
    part = (part + 1) % PARTS;
    const due = [...followed].filter(([, known]) => known.part === part);
    for (const [head, cases] of Map.groupBy(due, ([, known]) => known.head)) {
      const to = cases.map(([caseId]) => rooms.case(caseId));
      outlet.send('complainant', to, 'beacon', { now, head });
    }
  }

  async function tellStations(): Promise<void> {
    const now = services.clock.now();
    for (const stationId of await stations()) {
      outlet.send('kiosk', rooms.station(stationId), 'beacon', { now });
      outlet.send('officer', rooms.officers(stationId), 'beacon', { now });
      outlet.send('seat', rooms.station(stationId), 'beacon', { now });
    }
  }

  return {
    follow(caseId: string): void {
      const known = followed.get(caseId);
      if (known) known.screens += 1;
      else followed.set(caseId, { screens: 1, head: 0, part: nextPart++ % PARTS });
    },
    unfollow(caseId: string): void {
      const known = followed.get(caseId);
      if (!known) return;
      known.screens -= 1;
      if (known.screens <= 0) followed.delete(caseId);
    },
    /** What the first screen of a case read; once it is followed only what was sent counts. */
    startFrom(caseId: string, head: number): void {
      const known = followed.get(caseId);
      if (known?.head === 0) known.head = head;
    },
    /** So far the stream was sent, or could not be: a screen that lacks something learns so. */
    sawHead(caseId: string, head: number): void {
      const known = followed.get(caseId);
      if (known) known.head = Math.max(known.head, head);
    },
    headOf: (caseId: string): number => followed.get(caseId)?.head ?? 0,
    start(): void {
      const report = (error: unknown) => services.logger.error({ err: error }, 'a beacon could not be sent');
      timers.push(setInterval(tellComplainants, COMPLAINANT_MS / PARTS));
      timers.push(setInterval(() => tellStations().catch(report), HALL_MS));
      for (const timer of timers) timer.unref();
    },
    stop(): void {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

export type Beacons = ReturnType<typeof createBeacons>;
