import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import { type Audience, handshake, incoming } from '@sunshine-seat/shared/contract/live.ts';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { ZodMiniType } from 'zod/mini';
import type { Actor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Authenticate } from '../platform/http/bind-route.ts';
import { toAppError } from '../platform/http/error-handler.ts';
import { isSameOrigin } from '../platform/http/same-origin.ts';
import { readCookie, type SessionKind } from '../platform/http/session-cookies.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { createThrottle } from '../platform/throttle.ts';
import { createDismissals, type Dismissals } from './dismissals.ts';
import { type Outlet, parsedFor } from './outlet.ts';

/** One open screen, as the rest of `live` sees it. */
export interface Screen<A extends Actor = Actor> {
  readonly actor: A;
  readonly origin: Origin;
  /** What the client said it holds, or null. */
  readonly cursor: number | null;
  send(event: string, message: unknown): void;
  /** False once the connection has gone: nothing more may be counted for it. */
  isOpen(): boolean;
  join(room: string): void;
  leave(room: string): void;
}

/** What a namespace does with its screens. */
export interface Audition<A extends Actor> {
  connected(screen: Screen<A>): Promise<void>;
  disconnected(screen: Screen<A>): void;
  /** Answers to the client's calls, by event; what is returned is acknowledged with `ok: true`. */
  calls: Record<string, (screen: Screen<A>, input: never) => Promise<object>>;
}

export interface SocketOptions {
  services: Services;
  authenticate: Authenticate;
  /** Behind a proxy of our own the address is the one it forwards for. */
  trustsForwarded: boolean;
  parseCookies: (header: string) => Record<string, string | undefined>;
}

const AUDIENCES: readonly Audience[] = ['complainant', 'officer', 'kiosk'];
const MAX_MESSAGE_BYTES = 16_384;
/** Calls a connection may make: a burst, then some a second. */
const CALLS = { burst: 30, everyMs: 100 };

/** The only file that knows Socket.IO: three namespaces that never mix, each with its own handshake and session kind. */
export function openSockets(http: HttpServer, options: SocketOptions) {
  const { services } = options;
  const io = new Server(http, {
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, decide) => {
      decide(null, isSameOrigin(request.headers, services.publicUrl));
    },
  });
  const namespaces = Object.fromEntries(
    AUDIENCES.map((audience) => [audience, io.of(`/${audience}`)]),
  ) as Record<Audience, Namespace>;

  // Socket.IO opens this one by itself, and would keep anyone's connection to it without a session.
  io.of('/').use((_socket, next) => next(connectError(new AppError('NOT_FOUND'))));

  const dismissals = createDismissals();

  const outlet: Outlet = {
    send(audience, room, event, message) {
      namespaces[audience].to(room).emit(event, parsedFor(audience, event, message));
    },
    dismiss(audience, room, code) {
      const nsp = namespaces[audience];
      dismissals.add(`${audience} ${room}`);
      nsp.to(room).emit('bye', { code });
      nsp.in(room).disconnectSockets(true);
    },
    hasListeners: (audience, room) => (namespaces[audience].adapter.rooms.get(room)?.size ?? 0) > 0,
  };

  return {
    outlet,
    serve<K extends SessionKind>(
      kind: K,
      audition: Audition<NonNullable<Awaited<ReturnType<Authenticate[K]>>>>,
    ) {
      namespaces[kind].use((socket, next) => {
        socket.data.mark = dismissals.mark();
        admit(kind, socket, options).then(
          () => next(),
          (error) => next(connectError(error)),
        );
      });
      namespaces[kind].on('connection', (socket) =>
        attend(kind, socket, audition as never, services, dismissals),
      );
    },
    count: (audience: Audience) => namespaces[audience].sockets.size,
    /** Tells every screen that the server is going, and when to come back, then closes. */
    async close(retryAfterMs: number): Promise<void> {
      for (const nsp of Object.values(namespaces)) nsp.emit('bye', { code: 'STOPPING', retryAfterMs });
      await new Promise((resolve) => setTimeout(resolve, 100));
      await io.close();
    },
  };
}

function connectError(error: unknown): Error {
  const { code, details } = toAppError(error);
  return Object.assign(new Error(code), { data: { code, ...details } });
}

async function admit(kind: SessionKind, socket: Socket, options: SocketOptions): Promise<void> {
  const said = handshake[kind].safeParse(socket.handshake.auth);
  if (!said.success) throw new AppError('INVALID_INPUT');
  if (said.data.wire !== WIRE_VERSION) throw new AppError('WIRE_VERSION');
  const cookies = options.parseCookies(socket.handshake.headers.cookie ?? '');
  const token = readCookie({ cookies }, kind);
  const actor = token ? await options.authenticate[kind](token) : null;
  if (!actor) throw new AppError(token ? 'SESSION_ENDED' : 'NOT_SIGNED_IN');
  if (actor.kind === 'officer' && actor.mustChangePassword) throw new AppError('PASSWORD_CHANGE_REQUIRED');
  socket.data.actor = actor;
  socket.data.cursor = 'cursor' in said.data ? said.data.cursor : null;
  socket.data.origin = { ip: addressOf(socket.request, options.trustsForwarded), requestId: newId() };
}

function addressOf(request: IncomingMessage, trustsForwarded: boolean): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return (trustsForwarded && forwarded) || (request.socket.remoteAddress ?? '');
}

function attend(
  audience: Audience,
  socket: Socket,
  audition: Audition<Actor>,
  services: Services,
  dismissals: Dismissals,
): void {
  const dismiss = (code: ErrorCode) => {
    socket.emit('bye', { code });
    socket.disconnect(true);
  };
  const screen: Screen = {
    actor: socket.data.actor,
    origin: socket.data.origin,
    cursor: socket.data.cursor,
    send: (event, message) => void socket.emit(event, parsedFor(audience, event, message)),
    isOpen: () => socket.connected,
    join(room) {
      void socket.join(room);
      // Dismissed while this one was on its way in: it was let in by a session that is over.
      if (dismissals.hasSince(`${audience} ${room}`, socket.data.mark)) dismiss('SESSION_ENDED');
    },
    leave: (room) => void socket.leave(room),
  };
  const throttle = createThrottle(services.clock, CALLS);
  socket.onAny((event: string, ...given: unknown[]) => {
    const last = given.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (reply: object) => void) : () => {};
    answer(audience, event, given[0], screen, audition, throttle).then(acknowledge, (error) => {
      const { code, details } = toAppError(error);
      if (code === 'INTERNAL') services.logger.error({ err: error, event }, 'a call failed');
      acknowledge({ ok: false, code, ...(details.retryAfterMs && { retryAfterMs: details.retryAfterMs }) });
    });
  });
  socket.on('disconnect', () => audition.disconnected(screen));
  audition.connected(screen).catch((error) => {
    services.logger.error({ err: error }, 'a screen could not be served');
    dismiss(toAppError(error).code);
  });
}

async function answer(
  audience: Audience,
  event: string,
  given: unknown,
  screen: Screen,
  audition: Audition<Actor>,
  throttle: ReturnType<typeof createThrottle>,
): Promise<object> {
  throttle.take('');
  const calls = incoming[audience] as Record<string, { input: ZodMiniType; reply: ZodMiniType }>;
  const call = Object.hasOwn(calls, event) ? calls[event] : undefined;
  const run = audition.calls[event];
  const input = call?.input.safeParse(given);
  if (!call || !run || !input?.success) throw new AppError('INVALID_INPUT');
  return call.reply.parse({ ok: true, ...(await run(screen, input.data as never)) }) as object;
}
