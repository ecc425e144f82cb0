import type { FastifyInstance } from 'fastify';
import { bindRoute, takeBytes } from '../platform/http/bind-route.ts';
import type { HttpContext } from '../platform/http/http-context.ts';
import { getPicture } from './files.queries.ts';
import { uploadCommands } from './uploads.commands.ts';

export async function fileRoutes(app: FastifyInstance, context: HttpContext): Promise<void> {
  const uploads = uploadCommands(context.services);
  bindRoute(app, 'startUpload', context, ({ actor, params, body, origin }) =>
    uploads.startUpload(actor, params.caseId, body, origin),
  );
  bindRoute(app, 'startOwnUpload', context, ({ actor, body, origin }) =>
    uploads.startOwnUpload(actor, body, origin),
  );
  bindRoute(app, 'getPicture', context, ({ actor, params, origin }) =>
    getPicture(context.services, actor, params.caseId, params.pictureId, origin),
  );
  await app.register(async (pieces) => {
    takeBytes(pieces);
    bindRoute(pieces, 'putChunk', context, ({ actor, params, bytes }) =>
      uploads.putChunk(actor, params.caseId, params.uploadId, params.index, bytes),
    );
    bindRoute(pieces, 'putOwnChunk', context, ({ actor, params, bytes }) =>
      uploads.putOwnChunk(actor, params.uploadId, params.index, bytes),
    );
  });
}
