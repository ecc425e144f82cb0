import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { Board } from '@sunshine-seat/shared/contract/kiosk.ts';
import { board } from '@sunshine-seat/shared/contract/kiosk.ts';
import type { ClientToServer, ServerToClient } from '@sunshine-seat/shared/contract/live.ts';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';

export type KioskHandlers = {
  board(board: Board): void;
  /** A sign of life with the server's time. */
  alive(now: number): void;
  /** This display is no longer, or not yet, paired. */
  unpaired(): void;
  /** The server speaks another version: the page has to be loaded anew. */
  outdated(): void;
};

type Wire = Socket<ServerToClient<'kiosk'>, ClientToServer<'kiosk'>>;
type Refused = Error & { data?: { code?: ErrorCode; retryAfterMs?: number } };

const UNPAIRED: readonly ErrorCode[] = ['NOT_SIGNED_IN', 'SESSION_ENDED'];
const RETRY_MS = 2_000;
/** A sign of life comes every five seconds; a line that is silent for four of them is dead, whatever it says. */
const SILENCE_MS = 20_000;

/** Joins the hall board and keeps coming back for ever; returns what ends that. */
export function connectKiosk(handlers: KioskHandlers): () => void {
  const socket: Wire = io('/kiosk', {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
    auth: { wire: WIRE_VERSION },
  });
  const renew = renewWhenSilent(socket);
  hearMessages(socket, handlers, renew.heard);
  const stopRetrying = comeBack(socket, handlers);
  socket.connect();
  return () => {
    renew.stop();
    stopRetrying();
    socket.removeAllListeners();
    socket.disconnect();
  };
}

function hearMessages(socket: Wire, handlers: KioskHandlers, heard: () => void) {
  socket.on('board', (message) => {
    heard();
    const read = board.safeParse(message);
    if (!read.success || read.data.wire !== WIRE_VERSION) return handlers.outdated();
    handlers.board(read.data);
  });
  socket.on('beacon', ({ now }) => {
    heard();
    handlers.alive(now);
  });
}

/** A refused handshake and a server that hangs up are the two ends that Socket.IO does not come back from by itself. */
function comeBack(socket: Wire, handlers: KioskHandlers): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = RETRY_MS;
  const learn = (code: ErrorCode | undefined, retryAfterMs = RETRY_MS) => {
    pause = retryAfterMs;
    if (code && UNPAIRED.includes(code)) handlers.unpaired();
    else if (code === 'WIRE_VERSION') handlers.outdated();
  };
  const retry = () => {
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), pause * (1 + Math.random()));
    pause = RETRY_MS;
  };
  socket.on('bye', ({ code, retryAfterMs }) => learn(code, retryAfterMs));
  socket.on('connect_error', ({ data }: Refused) => {
    learn(data?.code, data?.retryAfterMs);
    if (!socket.active) retry();
  });
  socket.on('disconnect', () => {
    if (!socket.active) retry();
  });
  return () => clearTimeout(timer);
}

/** A pulled cable closes nothing: only the silence tells. */
function renewWhenSilent(socket: Wire) {
  let heardAt = performance.now();
  const timer = setInterval(() => {
    if (!socket.connected || performance.now() - heardAt < SILENCE_MS) return;
    heardAt = performance.now();
    socket.disconnect();
    socket.connect();
  }, SILENCE_MS / 4);
  const heard = () => {
    heardAt = performance.now();
  };
  socket.on('connect', heard);
  return { heard, stop: () => clearInterval(timer) };
}
