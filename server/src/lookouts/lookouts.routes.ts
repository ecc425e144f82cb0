import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { answerLookout } from './answer-lookout.commands.ts';
import { endLookout } from './end-lookouts.commands.ts';
import { getLookoutPicture, listLookouts } from './lookouts.queries.ts';
import { sendLookout } from './send-lookout.commands.ts';

export function lookoutRoutes(app: FastifyInstance, context: HttpContext): void {
  const { services } = context;
  bindRoute(app, 'sendLookout', context, (call) => sendLookout(services, call));
  bindRoute(app, 'endLookout', context, (call) => endLookout(services, call));
  bindRoute(app, 'listLookouts', context, ({ actor, origin }) => listLookouts(services, actor, origin));
  bindRoute(app, 'answerLookout', context, (call) => answerLookout(services, call));
  bindRoute(app, 'getLookoutPicture', context, ({ actor, params, origin }) =>
    getLookoutPicture(services, actor, params.lookoutId, origin),
  );
}
