import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';

type Refused = Error & { data?: { code?: ErrorCode; retryAfterMs?: number } };
type Bye = { code: ErrorCode; retryAfterMs?: number };

/** What is needed of a socket, whatever else it is told. */
type Line = {
  readonly active: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on(event: 'bye', hear: (last: Bye) => void): unknown;
  on(event: 'connect_error', hear: (error: Refused) => void): unknown;
  on(event: 'disconnect', hear: (reason: string) => void): unknown;
};

const RETRY_MS = 1_500;

/**
 * Comes back from what Socket.IO does not come back from by itself: a refused handshake, and a server that hangs up or
 * says that it is about to. Whoever was told a time comes then, and everyone a little later than the one before.
 * @param told hears why
 * @returns what ends it
 */
export function comeBack(socket: Line, told: (code: ErrorCode) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = RETRY_MS;
  let isOver = false;
  const hear = ({ code, retryAfterMs = RETRY_MS }: Partial<Bye>) => {
    pause = retryAfterMs;
    if (code) told(code);
  };
  const retry = () => {
    // Whoever was told why may have ended it.
    if (isOver) return;
    clearTimeout(timer);
    timer = setTimeout(() => socket.connect(), pause * (1 + Math.random() / 2));
    pause = RETRY_MS;
  };
  socket.on('bye', (last) => {
    hear(last);
    if (last.retryAfterMs === undefined) return;
    // Or Socket.IO would be back by itself once the server is gone: with everyone else, and sooner than it was asked to.
    socket.disconnect();
    retry();
  });
  socket.on('connect_error', ({ data = {} }) => {
    hear(data);
    if (!socket.active) retry();
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') retry();
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
