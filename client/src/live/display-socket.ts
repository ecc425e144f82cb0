import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import { comeBack } from './come-back.ts';

export type DisplayHandlers<M> = {
  /** Everything the display shows, whole. */
  message(message: M): void;
  /** A sign of life with the server's time. */
  alive(now: number): void;
  /** The server says goodbye, for whatever reason. */
  bye?(): void;
  /** This display is no longer, or not yet, paired. */
  unpaired(): void;
  /** The server speaks another version: the page has to be loaded anew. */
  outdated(): void;
};

/** What a display is sent: one message of its own, and what all of them get. */
export type DisplayStream<M> = {
  readonly namespace: '/kiosk' | '/seat';
  readonly event: 'board' | 'view';
  /** The message, or null when it is not one of this version. */
  read(message: unknown): M | null;
};

export type DisplayLink = {
  /** Hangs up and joins again: what is shown comes anew. */
  renew(): void;
  close(): void;
};

type Wire = Socket<{
  board(message: unknown): void;
  view(message: unknown): void;
  beacon(sign: { now: number }): void;
  bye(last: { code: ErrorCode; retryAfterMs?: number }): void;
}>;

const UNPAIRED: readonly ErrorCode[] = ['NOT_SIGNED_IN', 'SESSION_ENDED'];
/** A sign of life comes every five seconds; a line that is silent for four of them is dead, whatever it says. */
const SILENCE_MS = 20_000;

/** Joins what a display shows and keeps coming back for ever, until it is closed. */
export function connectDisplay<M>(stream: DisplayStream<M>, handlers: DisplayHandlers<M>): DisplayLink {
  const socket: Wire = io(stream.namespace, {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
    auth: { wire: WIRE_VERSION },
  });
  const renew = renewWhenSilent(socket);
  hearMessages(socket, stream, handlers, renew.heard);
  socket.on('bye', () => handlers.bye?.());
  const stopRetrying = comeBack(socket, (code) => {
    if (UNPAIRED.includes(code)) handlers.unpaired();
    else if (code === 'WIRE_VERSION') handlers.outdated();
  });
  socket.connect();
  return {
    renew: renew.now,
    close() {
      renew.stop();
      stopRetrying();
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}

function hearMessages<M>(
  socket: Wire,
  { event, read }: DisplayStream<M>,
  handlers: DisplayHandlers<M>,
  heard: () => void,
) {
  socket.on(event, (message) => {
    heard();
    const known = read(message);
    if (known === null) handlers.outdated();
    else handlers.message(known);
  });
  socket.on('beacon', ({ now }) => {
    heard();
    handlers.alive(now);
  });
}

/** A pulled cable closes nothing: only the silence tells. */
function renewWhenSilent(socket: Wire) {
  let heardAt = performance.now();
  const now = () => {
    if (!socket.connected) return;
    heardAt = performance.now();
    socket.disconnect();
    socket.connect();
  };
  const timer = setInterval(() => {
    if (performance.now() - heardAt >= SILENCE_MS) now();
  }, SILENCE_MS / 4);
  const heard = () => {
    heardAt = performance.now();
  };
  socket.on('connect', heard);
  return { heard, now, stop: () => clearInterval(timer) };
}
