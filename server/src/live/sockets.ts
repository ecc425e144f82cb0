import { randomInt } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { Audience } from '@sunshine-seat/shared/contract/live.ts';
import { type Namespace, Server, type Socket } from 'socket.io';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Authenticate } from '../platform/http/bind-route.ts';
import { toAppError } from '../platform/http/error-handler.ts';
import { isSameOrigin } from '../platform/http/same-origin.ts';
import type { SessionKind } from '../platform/http/session-cookies.ts';
import type { Services } from '../platform/services.ts';
import { createDismissals } from './dismissals.ts';
import { type Outlet, parsedFor } from './outlet.ts';
import { TickAdapter } from './sockets/adapter.ts';
import { admit, type Doorkeeper, refusal } from './sockets/admit.ts';
import { type Audition, answerCalls } from './sockets/calls.ts';
import { createDoor, type DoorOptions, type Place, SOONEST_MS, spreadOf } from './sockets/door.ts';
import { letGoOfUpgrades, takeKnock } from './sockets/knocks.ts';
import { type Line, LineServer } from './sockets/lines.ts';
import { createPace } from './sockets/pace.ts';
import { type Admitted, SocketScreen } from './sockets/screen.ts';
import { answerTogether, welcomeTogether } from './sockets/welcome.ts';

export interface SocketOptions extends Doorkeeper {
  services: Services;
  /** Behind a proxy of our own the address is the one it forwards for. */
  trustsForwarded: boolean;
  /** How many may be on their way in, and wait for it; the product's own unless a test says otherwise. */
  door?: DoorOptions;
  /** For networks that block websockets; several portals then need a front that sends a client to the same one. */
  hasLongPolling: boolean;
}

type Admits<K extends SessionKind> = NonNullable<Awaited<ReturnType<Authenticate[K]>>>;

const AUDIENCES: readonly Audience[] = ['complainant', 'officer', 'kiosk', 'seat'];
const MAX_MESSAGE_BYTES = 16_384;
/** With a join at a millisecond of work, what else there is to do is never kept waiting long. */
const DOOR: DoorOptions = { atOnce: 8, waiting: 2000 };
/** Connections taken in one turn of the event loop, for the same reason. */
const HANDSHAKES = 32;
/** For the last word to leave before the connections are closed. */
const BYE_MS = 100;
/** In place of what Socket.IO keeps of a handshake, once it is over. */
const OVER = Object.freeze({});

/** With its folder the only place that knows Socket.IO: four namespaces that never mix, each with its own session kind. */
export function openSockets(http: HttpServer, options: SocketOptions) {
  const { services } = options;
  let isClosing = false;
  const door = createDoor(services.clock, options.door ?? DOOR);
  const pace = createPace(HANDSHAKES);
  const io = new Server(http, {
    transports: options.hasLongPolling ? ['websocket', 'polling'] : ['websocket'],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    adapter: TickAdapter,
    wsEngine: LineServer,
    allowRequest: (request, decide) => {
      pace(() => {
        const isLetIn = !isClosing && isSameOrigin(request.headers, services.publicUrl);
        if (isLetIn && request.headers.upgrade) answerTogether(request.socket);
        decide(null, isLetIn);
      });
    },
  });
  io.engine.on('connection', (line) => takeKnock(line, options.trustsForwarded));
  letGoOfUpgrades(http);
  const namespaces = Object.fromEntries(
    AUDIENCES.map((audience) => [audience, io.of(`/${audience}`)]),
  ) as Record<Audience, Namespace>;
  const adapters = Object.fromEntries(
    AUDIENCES.map((audience) => [audience, namespaces[audience].adapter]),
  ) as Record<Audience, TickAdapter>;

  const onWayIn = Object.fromEntries(AUDIENCES.map((audience) => [audience, new WeakSet<Line>()])) as Record<
    Audience,
    WeakSet<Line>
  >;

  // Socket.IO opens this one by itself, and would keep anyone's connection to it without a session.
  io.of('/').use((_socket, next) => next(refusal(new AppError('NOT_FOUND'))));

  const dismissals = createDismissals();

  const outlet: Outlet = {
    send(audience, room, event, message) {
      const isAnyoneThere = [room].flat().some((one) => adapters[audience].hasAnyoneIn(one));
      if (isAnyoneThere) namespaces[audience].to(room).emit(event, parsedFor(audience, event, message));
    },
    dismiss(audience, room, code) {
      const nsp = namespaces[audience];
      dismissals.add(`${audience} ${room}`);
      nsp.to(room).emit('bye', { code });
      nsp.in(room).disconnectSockets(true);
    },
    hasAudience: (audience) => namespaces[audience].sockets.size > 0,
    hasListeners: (audience, room) => adapters[audience].hasAnyoneIn(room),
  };

  /** Waits for one's turn, then checks the session; the place on the way in is kept until the screen has what it came for. */
  async function letIn(kind: SessionKind, socket: Socket): Promise<void> {
    const { conn } = socket;
    // One connection that knocks a thousand times would stand in front of everyone else, and be in a thousand times.
    if (onWayIn[kind].has(conn)) throw new AppError('INVALID_INPUT');
    onWayIn[kind].add(conn);
    let leave: Place = () => {};
    const place = () => {
      onWayIn[kind].delete(conn);
      conn.off('close', place);
      leave();
    };
    conn.on('close', place);
    try {
      leave = await door.enter(kind);
      if (conn.readyState !== 'open') throw new AppError('SESSION_ENDED');
      socket.data = { ...(await admit(kind, socket, dismissals.mark(), options)), place };
    } catch (error) {
      place();
      throw error;
    }
  }

  /** Who was let in is served from here on; what each screen shares with the others of its kind is made once. */
  function attendance(kind: SessionKind, audition: Audition<Actor>) {
    const onCall = answerCalls(kind, audition, services);
    function onGone(this: Socket): void {
      audition.disconnected(this.data);
    }
    return (socket: Socket) => {
      const { place, ...admitted }: Admitted & { place: Place } = socket.data;
      const screen = new SocketScreen(kind, socket, admitted, dismissals);
      socket.data = screen;
      (socket as { handshake: object }).handshake = OVER;
      socket.onAny(onCall);
      socket.on('disconnect', onGone);
      audition
        .connected(screen)
        .catch((error) => {
          services.logger.error({ err: error }, 'a screen could not be served');
          screen.dismiss(toAppError(error).code);
        })
        .finally(place);
    };
  }

  return {
    outlet,
    serve<K extends SessionKind>(kind: K, audition: Audition<Admits<K>>) {
      namespaces[kind].use((socket, next) => {
        letIn(kind, socket).then(
          () => {
            welcomeTogether(socket);
            next();
          },
          (error) => next(refusal(error)),
        );
      });
      namespaces[kind].on('connection', attendance(kind, audition as never));
    },
    count: (audience: Audience) => namespaces[audience].sockets.size,
    /** Calls back whenever a screen read so slowly that it was let go. */
    onSlow(listener: (audience: Audience) => void): void {
      for (const audience of AUDIENCES) adapters[audience].onSlow = () => listener(audience);
    },
    /** Tells every screen that the server is going, and each another moment to come back in, then closes. */
    async close(): Promise<void> {
      isClosing = true;
      const screens = AUDIENCES.flatMap((audience) => [...namespaces[audience].sockets.values()]);
      const spread = spreadOf(screens.length);
      for (const { data } of screens) {
        // Those still on their way in learn it from the end of the connection.
        if (data instanceof SocketScreen) {
          data.send('bye', { code: 'STOPPING', retryAfterMs: SOONEST_MS + randomInt(spread) });
        }
      }
      if (io.engine.clientsCount > 0) await new Promise((resolve) => setTimeout(resolve, BYE_MS));
      // Not `io.close`: it closes the HTTP server too and waits for its connections, also for those of requests under
      // way, which nothing ends before whoever started the server gets to close it.
      io.engine.close();
    },
  };
}
