import { readFileSync } from 'node:fs';
import cookies from '@fastify/cookie';
import swagger from '@fastify/swagger';
import { errorReply, WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { authenticateOfficer } from './accounts/accounts.queries.ts';
import { accountRoutes } from './accounts/accounts.routes.ts';
import { signInCommands } from './accounts/sign-in.commands.ts';
import { caseRoutes } from './cases/cases.routes.ts';
import { passCommands } from './cases/passes.commands.ts';
import type { Config } from './config.ts';
import { fileRoutes } from './files/files.routes.ts';
import { itemRoutes } from './items/items.routes.ts';
import { kioskCommands } from './kiosk/kiosk.commands.ts';
import { authenticateKiosk, authenticateSeat } from './kiosk/kiosk.queries.ts';
import { kioskRoutes } from './kiosk/kiosk.routes.ts';
import { openLive } from './live/live.ts';
import { lookoutRoutes } from './lookouts/lookouts.routes.ts';
import { AppError } from './platform/errors.ts';
import type { Authenticate } from './platform/http/bind-route.ts';
import { handleErrors, refuse, refuseBrokenRequest, toAppError } from './platform/http/error-handler.ts';
import { servePages } from './platform/http/pages.ts';
import { isSameOrigin } from './platform/http/same-origin.ts';
import { addSecurityHeaders } from './platform/http/security-headers.ts';
import { secureCookies } from './platform/http/session-cookies.ts';
import { newId } from './platform/ids.ts';
import type { Services } from './platform/services.ts';
import { seatRoutes } from './seats/seats.routes.ts';
import { sharingRoutes } from './sharing/sharing.routes.ts';
import { portalRoutes } from './stations/portal.routes.ts';
import { stationRoutes } from './stations/stations.routes.ts';
import { stillRoutes } from './stills/stills.routes.ts';
import { createSweeper } from './sweeper.ts';
import { talkRoutes } from './talk/talk.routes.ts';

const MAX_BODY_BYTES = 64 * 1024;
const RETRY_STOPPING_MS = 3000;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The whole server, built without listening. */
export async function buildApp(
  services: Services,
  config: Pick<Config, 'clientDir' | 'trustProxy' | 'isProduction' | 'hasLongPolling'>,
) {
  const isHttps = services.publicUrl.startsWith('https:');
  secureCookies(isHttps);
  const app = fastify({
    loggerInstance: services.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: refuse,
    return503OnClosing: false,
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: config.trustProxy ?? false,
    genReqId: newId,
    clientErrorHandler: refuseBrokenRequest,
    routerOptions: { maxParamLength: 100 },
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  handleErrors(app);
  addSecurityHeaders(app, isHttps);
  await app.register(cookies);
  await app.register(swagger, { openapi: openApiInfo(), transform: jsonSchemaTransform });
  const guard = { isStopping: false };
  guardApi(app, services, guard);

  const passes = passCommands(services);
  const signIn = signInCommands(services);
  const authenticate: Authenticate = {
    officer: (token) => authenticateOfficer(services, token),
    complainant: (token) => passes.authenticate(token),
    kiosk: (token) => authenticateKiosk(services, token),
    seat: (token) => authenticateSeat(services, token),
  };
  const context = { services, clock: services.clock, authenticate };
  await app.register(async (api) => {
    portalRoutes(api, context);
    accountRoutes(api, context, signIn);
    stationRoutes(api, context);
    caseRoutes(api, context, passes);
    sharingRoutes(api, context);
    await fileRoutes(api, context);
    stillRoutes(api, context);
    talkRoutes(api, context);
    itemRoutes(api, context);
    lookoutRoutes(api, context);
    kioskRoutes(api, context, kioskCommands(services));
    seatRoutes(api, context);
  });
  const live = openLive(app, services, {
    authenticate,
    passes,
    trustsForwarded: config.trustProxy !== undefined,
    hasLongPolling: config.hasLongPolling,
  });
  const sweeper = createSweeper(services, signIn, passes);
  operationRoutes(app, services, live);
  await servePages(app, config.clientDir);

  app.addHook('onReady', async () => {
    await sweeper.start();
    await live.start();
  });
  app.addHook('preClose', async () => {
    guard.isStopping = true;
    await live.stop();
    await sweeper.stop();
  });
  return app;
}

export type App = Awaited<ReturnType<typeof buildApp>>;

function openApiInfo() {
  return {
    openapi: '3.1.0' as const,
    info: {
      title: 'Sunshine Seat',
      version,
      description: `Wire version ${WIRE_VERSION}. Sessions are cookies; writes carry an Idempotency-Key. Live updates: docs/live-protocol.md.`,
    },
  };
}

function guardApi(app: FastifyInstance, { publicUrl }: Services, guard: { isStopping: boolean }): void {
  app.addHook('onRequest', async (request) => {
    if (guard.isStopping) throw new AppError('STOPPING', { retryAfterMs: RETRY_STOPPING_MS });
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    if (!isSafe && !isSameOrigin(request.headers, publicUrl)) throw new AppError('ORIGIN_REFUSED');
  });
  app.addHook('onSend', async (request, reply) => {
    // Kept alive it would hold the server open, long after its answer.
    if (guard.isStopping) reply.header('connection', 'close');
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
}

function operationRoutes(app: FastifyInstance, services: Services, live: ReturnType<typeof openLive>): void {
  const hidden = { schema: { hide: true, response: { '4xx': errorReply } } };
  app.get('/healthz', hidden, async () => ({ ok: true }));
  app.get('/readyz', hidden, async () => {
    await services.db.ping();
    return { ok: true };
  });
  app.get('/metrics', hidden, async (_request, reply) => {
    const { registry } = live.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  app.get('/api/openapi.json', hidden, async () => app.swagger());
  app.addHook('onError', async (_request, _reply, error) => {
    live.metrics.refusals.inc({ code: toAppError(error).code });
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    live.metrics.requests.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) request.log.warn({ req: request, res: reply }, 'request failed');
  });
}
