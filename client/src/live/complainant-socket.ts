import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import {
  type ComplainantEvent,
  type ComplainantSnapshot,
  complainantEvent,
  complainantSnapshot,
  type Header,
  header,
  seenByOfficers,
} from '@sunshine-seat/shared/contract/complainant.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { ClientToServer, ServerToClient } from '@sunshine-seat/shared/contract/live.ts';
import { io, type Socket } from 'socket.io-client';
import * as z from 'zod/mini';
import { comeBack } from './come-back.ts';
import { SILENCE_MS } from './connection.ts';
import type { ConnectionWatch } from './connection-watch.ts';

/** What the owner of the socket gives and is told. */
export type ComplainantHandlers = {
  /** The last place held, or null for everything; asked at every connect. */
  cursor(): number | null;
  snapshot(snapshot: ComplainantSnapshot, after: number): void;
  events(events: readonly ComplainantEvent[]): void;
  header(header: Header): void;
  presence(isOfficerPresent: boolean | null): void;
  /** Officers have read this far. */
  seen(seen: NonNullable<ComplainantSnapshot['seen']>): void;
  /** An officer is writing a message. */
  typing(): void;
  /** The server's time, and the head of the stream where it came along. */
  beacon(now: number, head: number | undefined): void;
  /** The session is over: nothing may be kept. */
  ended(code: ErrorCode): void;
  /** The server speaks another version: the page has to be loaded anew. */
  outdated(): void;
};

export type ComplainantConnection = {
  /** Tells which places have arrived here, and which of them have been on a visible screen. */
  reached(delivered: number, seen: number): void;
  /** A message is being written here. */
  typing(): void;
  /** Asks for what comes after `cursor`; 0 is everything. */
  resync(cursor: number): void;
  close(): void;
};

type Wire = Socket<ServerToClient<'complainant'>, ClientToServer<'complainant'>>;

const OVER: readonly ErrorCode[] = ['NOT_SIGNED_IN', 'SESSION_ENDED', 'PASS_REFUSED'];
const eventList = z.array(complainantEvent);

function makeSocket(cursor: () => number | null): Wire {
  return io('/complainant', {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
    auth: (give) => give({ wire: WIRE_VERSION, cursor: cursor() }),
  });
}

/** Joins the complainant's stream and stays joined until closed. */
export function connectComplainant(
  handlers: ComplainantHandlers,
  watch: ConnectionWatch,
): ComplainantConnection {
  let asked = 0;
  const socket = makeSocket(() => {
    const cursor = handlers.cursor();
    asked = cursor ?? 0;
    return cursor;
  });
  const stopRetrying = keepConnected(socket, handlers, watch);
  hearMessages(socket, handlers, watch, () => asked);
  socket.connect();
  return {
    reached(delivered, seen) {
      if (socket.connected) socket.emit('reached', { delivered, seen }, () => watch.heard());
    },
    typing() {
      if (socket.connected) socket.emit('typing', {}, () => watch.heard());
    },
    resync(cursor) {
      if (!socket.connected) return;
      socket.emit('resync', { cursor }, (reply) => {
        watch.heard();
        if (!reply.ok) return;
        const snapshot = complainantSnapshot.safeParse(reply.snapshot);
        if (snapshot.success) handlers.snapshot(snapshot.data, cursor);
        else handlers.outdated();
      });
    },
    close() {
      stopRetrying();
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}

function hearMessages(
  socket: Wire,
  handlers: ComplainantHandlers,
  watch: ConnectionWatch,
  asked: () => number,
) {
  /** Parses before anything is believed; a message of another shape means another version. */
  const read = <S extends z.ZodMiniType>(schema: S, message: unknown, use: (value: z.infer<S>) => void) => {
    watch.heard();
    const parsed = schema.safeParse(message);
    if (parsed.success) use(parsed.data);
    else handlers.outdated();
  };
  socket.on('snapshot', (message) =>
    read(complainantSnapshot, message, (snapshot) => handlers.snapshot(snapshot, asked())),
  );
  socket.on('events', (message) => read(eventList, message, handlers.events));
  socket.on('header', (message) => read(header, message, handlers.header));
  socket.on('seen', (message) => read(seenByOfficers, message, handlers.seen));
  socket.on('typing', () => {
    watch.heard();
    handlers.typing();
  });
  socket.on('presence', (message) => {
    watch.heard();
    handlers.presence(message.isOfficerPresent);
  });
  socket.on('beacon', (message) => {
    watch.heard();
    handlers.beacon(message.now, message.head);
  });
}

/** Keeps coming back until the session is over; returns what ends that. */
function keepConnected(socket: Wire, handlers: ComplainantHandlers, watch: ConnectionWatch): () => void {
  socket.on('connect', () => watch.connected());
  socket.on('connect_error', () => watch.lost());
  socket.on('disconnect', () => watch.lost());
  const stopRetrying = comeBack(socket, (code) => {
    if (OVER.includes(code)) handlers.ended(code);
    else if (code === 'WIRE_VERSION') handlers.outdated();
  });
  const stopListening = followNetwork(socket, watch);
  return () => {
    stopRetrying();
    stopListening();
  };
}

/** The device knows sooner than a timeout when the network goes and comes, and when it has slept. */
function followNetwork(socket: Wire, watch: ConnectionWatch): () => void {
  const again = () => {
    socket.disconnect();
    socket.connect();
  };
  const gone = () => {
    watch.network(false);
    socket.disconnect();
    watch.lost();
  };
  const back = () => {
    watch.network(true);
    again();
  };
  const renewIfSilent = () => {
    const { heardAt, isOnline, isConnected } = watch.facts();
    if (isOnline && isConnected && heardAt !== null && performance.now() - heardAt > SILENCE_MS) again();
  };
  const looked = () => {
    if (document.visibilityState === 'visible') renewIfSilent();
  };
  // It may have changed while this code was on its way.
  watch.network(navigator.onLine);
  const timer = setInterval(renewIfSilent, SILENCE_MS / 5);
  window.addEventListener('offline', gone);
  window.addEventListener('online', back);
  document.addEventListener('visibilitychange', looked);
  return () => {
    clearInterval(timer);
    window.removeEventListener('offline', gone);
    window.removeEventListener('online', back);
    document.removeEventListener('visibilitychange', looked);
  };
}
