import type {
  ComplainantEvent,
  ComplainantSnapshot,
  Header,
} from '@sunshine-seat/shared/contract/complainant.ts';
import type { Board, SeatView } from '@sunshine-seat/shared/contract/kiosk.ts';
import type { CaseEvent, Presence, QueueRow, Reach } from '@sunshine-seat/shared/contract/officer.ts';
import { io, type Socket } from 'socket.io-client';

type Code = string | undefined;

interface Connection {
  socket: Socket;
  /** Codes of `bye` and of refused connections, in order. */
  byes: Code[];
  isConnected(): boolean;
  call(event: string, input: unknown): Promise<{ ok: boolean } & Record<string, unknown>>;
  close(): void;
}

function connect(address: string, audience: string, auth: object, cookie: string): Connection {
  const socket = io(`${address}/${audience}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth,
    extraHeaders: { cookie },
  });
  const byes: Code[] = [];
  socket.on('bye', ({ code }) => byes.push(code));
  socket.on('connect_error', (error: Error & { data?: { code: string } }) => byes.push(error.data?.code));
  return {
    socket,
    byes,
    isConnected: () => socket.connected,
    call: (event, input) => socket.timeout(10_000).emitWithAck(event, input),
    close: () => socket.close(),
  };
}

/** The complainant's page as far as a test must know it: it keeps what it is told, in the order of the stream. */
function openComplainantScreen(address: string, cookie: string, cursor: number | null = null) {
  const connection = connect(address, 'complainant', { wire: 2, cursor }, cookie);
  const snapshots: ComplainantSnapshot[] = [];
  const presence: (boolean | null)[] = [];
  const typing: true[] = [];
  const seen: number[] = [];
  const events = new Map<number, ComplainantEvent>();
  let header: Header | null = null;
  let reached = cursor ?? 0;

  function take(more: readonly ComplainantEvent[]): void {
    for (const event of more) {
      events.set(event.sharedSeq, event);
      if (event.sharedSeq !== reached + 1) continue;
      reached = event.sharedSeq;
      header = event.header;
    }
  }

  connection.socket.on('snapshot', (snapshot: ComplainantSnapshot) => {
    snapshots.push(snapshot);
    presence.push(snapshot.isOfficerPresent);
    take(snapshot.events);
    if (snapshot.head >= reached) header = snapshot.header;
  });
  connection.socket.on('events', take);
  connection.socket.on('header', (news: Header) => {
    header = news;
  });
  connection.socket.on('presence', (news) => presence.push(news.isOfficerPresent));
  connection.socket.on('typing', () => typing.push(true));
  connection.socket.on('seen', (news: { sharedSeq: number }) => seen.push(news.sharedSeq));
  return Object.assign(connection, {
    snapshots,
    /** Whether the officer in charge is there, each time it was told, with a snapshot or by itself. */
    presence,
    /** Each time an officer was said to write. */
    typing,
    /** How far officers were said to have read. */
    seen,
    /** Where the page says the case stands. */
    header: () => header,
    phase: () => header?.sharing.phase,
    places: () => [...events.keys()].sort((a, b) => a - b),
    /** Up to where it holds everything; null until it was told where the case stands. */
    reached: () => (snapshots.length > 0 ? reached : null),
    events: () => [...events.values()].sort((a, b) => a.sharedSeq - b.sharedSeq),
    notes: () =>
      [...events.values()]
        .sort((a, b) => a.sharedSeq - b.sharedSeq)
        .flatMap(({ entry }) => (entry.type === 'update' ? (entry.note ?? []) : [])),
  });
}

/** An officer's console. */
function openOfficerScreen(address: string, cookie: string) {
  const connection = connect(address, 'officer', { wire: 2 }, cookie);
  const rows: QueueRow[] = [];
  const events: CaseEvent[] = [];
  const reach: Reach[] = [];
  const presence: Presence[] = [];
  const typing: string[] = [];
  const seen: number[] = [];
  const beacons: number[] = [];
  connection.socket.on('beacon', ({ now }) => beacons.push(now));
  connection.socket.on('queue', (more: QueueRow[]) => rows.push(...more));
  connection.socket.on('case-events', (news: { events: CaseEvent[] }) => events.push(...news.events));
  connection.socket.on('reach', (news: { reach: Reach }) => reach.push(news.reach));
  connection.socket.on('presence', (news: { presence: Presence }) => presence.push(news.presence));
  connection.socket.on('typing', (news: { caseId: string }) => typing.push(news.caseId));
  connection.socket.on('seen', (news: { seenSeq: number }) => seen.push(news.seenSeq));
  return Object.assign(connection, {
    rows,
    events,
    reach,
    presence,
    /** Signs of life of the server, by its time. */
    beacons,
    /** Cases whose complainant's side was said to write. */
    typing,
    /** How far colleagues were said to have read. */
    seen,
    watch: (caseId: string, cursor = 0) => connection.call('watch', { caseId, cursor }),
  });
}

/** A hall display. */
function openKioskScreen(address: string, cookie: string) {
  const connection = connect(address, 'kiosk', { wire: 2 }, cookie);
  const boards: Board[] = [];
  connection.socket.on('board', (board: Board) => boards.push(board));
  return Object.assign(connection, { boards });
}

/** The display of a seat. */
function openSeatScreen(address: string, cookie: string) {
  const connection = connect(address, 'seat', { wire: 2 }, cookie);
  const views: SeatView[] = [];
  connection.socket.on('view', (view: SeatView) => views.push(view));
  return Object.assign(connection, { views, session: () => views.at(-1)?.session });
}

/** Screens of one test, closed together. */
export function createScreens(address: () => string) {
  const open: { close(): void }[] = [];
  const kept = <C extends { close(): void }>(screen: C): C => {
    open.push(screen);
    return screen;
  };
  return {
    complainant: (cookie: string, cursor: number | null = null) =>
      kept(openComplainantScreen(address(), cookie, cursor)),
    officer: (cookie: string) => kept(openOfficerScreen(address(), cookie)),
    kiosk: (cookie: string) => kept(openKioskScreen(address(), cookie)),
    seat: (cookie: string) => kept(openSeatScreen(address(), cookie)),
    closeAll(): void {
      for (const screen of open.splice(0)) screen.close();
    },
  };
}
