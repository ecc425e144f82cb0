import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { QueryClient } from '@tanstack/react-query';
import {
  applyEvents,
  applyHead,
  applyHeader,
  applySeen,
  applySnapshot,
  cursorOf,
  type Folded,
  type OwnCase,
} from '../live/apply-event.ts';
import type { ComplainantConnection, ComplainantHandlers } from '../live/complainant-socket.ts';
import { type ConnectionWatch, watchConnection } from '../live/connection-watch.ts';
import { throughLens } from '../live/own-lens.ts';
import type { OwnLink } from '../live/own-link.ts';
import { createTypingSign, tellSparingly } from '../live/typing-sign.ts';
import { serverClock } from '../ui/server-clock.ts';
import { heldCase, holdCase } from './own-case.ts';
import { seenPlace } from './seen-place.ts';
import { silentPlaces } from './silent-places.ts';
import { type WindowAlarm, windowAlarm } from './window-alarm.ts';

/** A second request for the same gap waits this long, so that a server in trouble is not asked in a circle. */
const ASK_AGAIN_MS = 2_000;
const LOAD_AGAIN_MS = 3_000;

export type Following = {
  readonly link: OwnLink;
  /** Follows from now on; returns what ends it. */
  start(): () => void;
};

/** Ties the stream of the own case to the query cache: fold, keep, fetch what is missing, report what arrived. */
export function followOwnCase(
  client: QueryClient,
  on: { ended(code: ErrorCode): void; outdated(): void },
): Following {
  const watch = watchConnection(() => performance.now(), navigator.onLine);
  const officerTyping = createTypingSign();
  let connection: ComplainantConnection | null = null;
  let alarm: WindowAlarm | null = null;
  const ask = askSparingly((cursor) => connection?.resync(cursor));
  const report = reportSparingly(watch, (delivered, seen) => connection?.reached(delivered, seen));
  const take = (folded: Folded) => {
    const { held, fetch } = throughLens(folded, serverClock.now());
    holdCase(client, held);
    alarm?.set(held.header);
    seenPlace.show(silentPlaces(held));
    report(cursorOf(held));
    if (fetch === 'all') ask(0);
    if (fetch === 'missing') ask(cursorOf(held));
  };
  const fold = (change: (held: OwnCase) => Folded) => {
    const held = heldCase(client);
    if (held) take(change(held));
  };
  const look = () => fold((held) => ({ held, fetch: 'nothing' }));
  const handlers: ComplainantHandlers = {
    cursor: () => heldCase(client)?.events.length ?? null,
    snapshot(snapshot, after) {
      serverClock.observe(snapshot.now);
      report.anew();
      take(applySnapshot(heldCase(client), snapshot, after));
    },
    events(events) {
      if (events.some(({ entry }) => isFromOfficer(entry))) officerTyping.over();
      fold((held) => applyEvents(held, events));
    },
    header: (header) => fold((held) => applyHeader(held, header)),
    presence: (isOfficerPresent) =>
      fold((held) => ({ held: { ...held, isOfficerPresent }, fetch: 'nothing' })),
    seen: (seen) => fold((held) => applySeen(held, seen)),
    typing: officerTyping.heard,
    beacon(now, head) {
      serverClock.observe(now);
      if (head !== undefined) fold((held) => applyHead(held, head));
    },
    ...on,
  };
  const start = () => {
    let isStopped = false;
    alarm = windowAlarm(look);
    const connect = async () => {
      const { connectComplainant } = await loadSocket(client);
      if (!isStopped) connection = connectComplainant(handlers, watch);
    };
    void connect();
    look();
    const stopReporting = seenPlace.subscribe(look);
    return () => {
      isStopped = true;
      stopReporting();
      ask.stop();
      alarm?.stop();
      officerTyping.over();
      connection?.close();
      connection = null;
    };
  };
  return {
    link: {
      watch,
      officerTyping,
      typing: tellSparingly(
        () => connection?.typing(),
        () => performance.now(),
      ),
      contributed: handlers.events,
      ended: on.ended,
    },
    start,
  };
}

function isFromOfficer(entry: Entry): boolean {
  return entry.type === 'message' && entry.side === 'officer';
}

/** Tells how far the stream has come when that has changed, and once on every new connection. */
function reportSparingly(watch: ConnectionWatch, tell: (delivered: number, seen: number) => void) {
  let reported = '';
  const report = (delivered: number) => {
    const seen = Math.min(seenPlace.get(), delivered);
    if (reported === `${delivered}/${seen}` || !watch.facts().isConnected) return;
    reported = `${delivered}/${seen}`;
    tell(delivered, seen);
  };
  return Object.assign(report, {
    anew: () => {
      reported = '';
    },
  });
}

/** Without a case by then the network is in trouble, and the socket may be the first to get through. */
const PATIENCE_MS = 5_000;

function holds(client: QueryClient): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!heldCase(client)) return;
      stop();
      resolve();
    };
    const stop = client.getQueryCache().subscribe(look);
    setTimeout(() => {
      stop();
      resolve();
    }, PATIENCE_MS);
    look();
  });
}

/** What is committed meanwhile comes with the cursor. */
function painted(): Promise<void> {
  // A page in the background is not painted, and must not wait for it.
  if (document.visibilityState !== 'visible') return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** The case is shown before the code of the socket is fetched; without a network it is fetched when there is one. */
async function loadSocket(client: QueryClient) {
  await holds(client);
  await painted();
  for (;;) {
    try {
      return await import('../live/complainant-socket.ts');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, LOAD_AGAIN_MS));
    }
  }
}

/** Passes a request on at once, and holds back repetitions of the same one. */
function askSparingly(ask: (cursor: number) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: number | null = null;
  const sparing = (cursor: number) => {
    if (asked === cursor) return;
    asked = cursor;
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked = null;
    }, ASK_AGAIN_MS);
    ask(cursor);
  };
  return Object.assign(sparing, { stop: () => clearTimeout(timer) });
}
