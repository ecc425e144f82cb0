import { errorReply } from '@sunshine-seat/shared/contract/base.ts';
import type {
  Access,
  Body,
  Params,
  QueryOf,
  Reply,
  Route,
  RouteId,
} from '@sunshine-seat/shared/contract/routes.ts';
import { routes } from '@sunshine-seat/shared/contract/routes.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  actorKey,
  type ComplainantActor,
  type KioskActor,
  type OfficerActor,
  type Origin,
  type SeatActor,
} from '../actor.ts';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { type Intent, intentOf } from '../idempotency/idempotency.store.ts';
import { quicken } from '../quick-schemas.ts';
import { readCookie, type SessionKind } from './session-cookies.ts';

/** Turns a session cookie into who is asking, or null when the session is not (any more) one. */
export type Authenticate = {
  officer(token: string): Promise<OfficerActor | null>;
  complainant(token: string): Promise<ComplainantActor | null>;
  kiosk(token: string): Promise<KioskActor | null>;
  seat(token: string): Promise<SeatActor | null>;
};

type ActorOf<A extends Access> = A extends 'public'
  ? null
  : A extends 'complainant'
    ? ComplainantActor
    : A extends 'kiosk'
      ? KioskActor
      : A extends 'seat'
        ? SeatActor
        : OfficerActor;

export type Call<R extends RouteId> = {
  readonly actor: ActorOf<(typeof routes)[R]['access']>;
  readonly params: Params<R>;
  readonly query: QueryOf<R>;
  readonly body: Body<R>;
  readonly origin: Origin;
  readonly intent: (typeof routes)[R] extends { isIdempotent: true } ? Intent : undefined;
  readonly userAgent: string;
  readonly reply: FastifyReply;
  /** The body of a route that takes bytes; empty elsewhere. */
  readonly bytes: Buffer;
};

/** A picture on its way out. */
export interface Picture {
  readonly mime: string;
  readonly bytes: Buffer;
}
type Answer<R extends RouteId> = (typeof routes)[R] extends { givesPicture: true } ? Picture : Reply<R>;

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{16,64}$/;

/** Registers one route of the contract: who may call, what is read, what is answered all come from there. */
export function bindRoute<R extends RouteId>(
  app: FastifyInstance,
  routeId: R,
  context: { authenticate: Authenticate; clock: Clock },
  handle: (call: Call<R>) => Promise<Answer<R>>,
): void {
  const route: Route = routes[routeId];
  for (const schema of [route.params, route.query, route.body, route.reply]) if (schema) quicken(schema);
  app.route({
    ...(route.takesBytes && { bodyLimit: route.takesBytes }),
    method: route.method,
    url: `/api/v1${route.path}`,
    schema: {
      summary: route.summary,
      operationId: routeId,
      tags: [route.path.split('/')[1] ?? ''],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      ...(route.takesBytes && { consumes: [BYTES] }),
      ...(route.givesPicture && { produces: ['image/*'] }),
      response: {
        ...(!route.givesPicture && { [route.status ?? 200]: route.reply }),
        '4xx': errorReply,
        '5xx': errorReply,
      },
    },
    onRequest: async (request) => {
      const actor = await admit(route, request, context);
      admitted.set(request, { actor, key: idempotencyKey(route, request) });
    },
    handler: async (request, reply) => {
      const { actor, key } = admitted.get(request) ?? { actor: null, key: undefined };
      // A body that no schema has looked at is nobody's: not even worth taking its fingerprint.
      const body = route.body && request.body;
      const asked = [request.params, body];
      const answer = await handle({
        actor,
        params: request.params,
        query: request.query,
        body,
        origin: originOf(request),
        intent: key && intentOf(actorKey(actor), key, routeId, asked),
        userAgent: String(request.headers['user-agent'] ?? '').slice(0, 200),
        bytes: route.takesBytes && Buffer.isBuffer(request.body) ? request.body : NO_BYTES,
        reply,
      } as Call<R>);
      if (route.givesPicture) return sendPicture(reply, answer as Picture);
      return reply.code(route.status ?? 200).send(answer);
    },
  });
}

const BYTES = 'application/octet-stream';
const NO_BYTES = Buffer.alloc(0);

/** Lets the routes registered on `app` take bytes; elsewhere they stay an unsupported kind of body. */
export function takeBytes(app: FastifyInstance): void {
  app.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Nothing of a picture stays behind: not in a cache on the way, not in the browser's. */
function sendPicture(reply: FastifyReply, { mime, bytes }: Picture) {
  return reply
    .code(200)
    .header('cache-control', 'no-store')
    .header('content-disposition', 'inline')
    .type(mime)
    .send(bytes);
}

const admitted = new WeakMap<FastifyRequest, { actor: Actor | null; key: string | undefined }>();

function originOf(request: FastifyRequest): Origin {
  return { ip: request.ip, requestId: request.id };
}

function idempotencyKey(route: Route, request: FastifyRequest): string | undefined {
  if (!route.isIdempotent) return undefined;
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) throw new AppError('IDEMPOTENCY_KEY_MISSING');
  return key;
}

async function admit(
  route: Route,
  request: FastifyRequest,
  { authenticate, clock }: { authenticate: Authenticate; clock: Clock },
): Promise<Actor | null> {
  const { access } = route;
  if (access === 'public') return null;
  const kind: SessionKind = typeof access === 'object' ? 'officer' : access;
  const token = readCookie(request, kind);
  const actor = token ? await authenticate[kind](token) : null;
  if (!actor) throw new AppError(token ? 'SESSION_ENDED' : 'NOT_SIGNED_IN');
  if (actor.kind === 'officer') admitOfficer(route, actor, clock.now());
  return actor;
}

function admitOfficer(route: Route, actor: OfficerActor, now: number): void {
  if (actor.mustChangePassword && !route.beforePasswordChange) throw new AppError('PASSWORD_CHANGE_REQUIRED');
  if (typeof route.access === 'object' && !isAllowed(actor.roles, route.access.action))
    throw new AppError('NOT_ALLOWED');
  if (route.needsStepUp && (actor.steppedUpUntil ?? 0) <= now) throw new AppError('STEP_UP_REQUIRED');
}
