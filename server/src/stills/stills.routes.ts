import type { FastifyInstance } from 'fastify';
import { bindRoute } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { markCommands } from './marks.commands.ts';
import { getOwnPicture } from './own-pictures.queries.ts';
import { getRegister } from './register.queries.ts';
import { addStill, seeOriginal, shareStill, withdrawStill } from './stills.commands.ts';

export function stillRoutes(app: FastifyInstance, context: HttpContext): void {
  const { services } = context;
  const marks = markCommands(services);
  bindRoute(app, 'addStill', context, (call) => addStill(services, call));
  bindRoute(app, 'shareStill', context, (call) => shareStill(services, call));
  bindRoute(app, 'withdrawStill', context, (call) => withdrawStill(services, call));
  bindRoute(app, 'seeOriginal', context, (call) => seeOriginal(services, call));
  bindRoute(app, 'getRegister', context, ({ actor, params, origin }) =>
    getRegister(services, actor, params, origin),
  );
  bindRoute(app, 'getOwnPicture', context, ({ actor, params, origin }) =>
    getOwnPicture(services, actor, params.pictureId, origin),
  );
  bindRoute(app, 'drawMark', context, (call) => marks.drawMark(call));
  bindRoute(app, 'undoMark', context, (call) => marks.undoMark(call));
  bindRoute(app, 'drawOwnMark', context, (call) => marks.drawOwnMark(call));
  bindRoute(app, 'undoOwnMark', context, (call) => marks.undoOwnMark(call));
}
