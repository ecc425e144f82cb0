import * as z from 'zod/mini';
import { CHUNK_BYTES, MAX_FILE_BYTES } from '../../domain/files.ts';
import * as base from '../base.ts';
import { caseParams } from './case-write.ts';
import type { Route } from './route.ts';

const announced = z.strictObject({
  bytes: z.int().check(z.minimum(1), z.maximum(MAX_FILE_BYTES)),
  /** Of the whole file, hexadecimal; what arrives is checked against it. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
/** Which pieces have arrived; the rest is still to be sent. */
const upload = z.object({ uploadId: base.id, received: z.array(z.int()), chunks: z.int() });
const piece = {
  uploadId: base.id,
  index: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(MAX_FILE_BYTES / CHUNK_BYTES)),
};

/** Files on their way in, and pictures on their way out. */
export const fileRoutes = {
  startUpload: {
    method: 'POST',
    path: '/cases/:caseId/uploads',
    access: { action: 'manage-items' },
    summary: 'Announces a file. Announced again, it goes on where it broke off.',
    params: caseParams,
    body: announced,
    reply: upload,
    status: 201,
  },
  putChunk: {
    method: 'PUT',
    path: '/cases/:caseId/uploads/:uploadId/chunks/:index',
    access: { action: 'manage-items' },
    summary: 'One piece of an announced file; sent twice it is kept once.',
    params: z.strictObject({ caseId: base.id, ...piece }),
    takesBytes: CHUNK_BYTES,
    reply: upload,
  },
  startOwnUpload: {
    method: 'POST',
    path: '/pass/uploads',
    access: 'complainant',
    summary: 'Announces a photo. Announced again, it goes on where it broke off.',
    body: announced,
    reply: upload,
    status: 201,
  },
  putOwnChunk: {
    method: 'PUT',
    path: '/pass/uploads/:uploadId/chunks/:index',
    access: 'complainant',
    summary: 'One piece of an announced photo; sent twice it is kept once.',
    params: z.strictObject(piece),
    takesBytes: CHUNK_BYTES,
    reply: upload,
  },
  getPicture: {
    method: 'GET',
    path: '/cases/:caseId/pictures/:pictureId',
    access: { action: 'read-case' },
    summary: 'A picture of a case, without the original’s metadata; recorded as a read.',
    params: z.strictObject({ caseId: base.id, pictureId: base.id }),
    reply: base.bytes,
    givesPicture: true,
  },
  getOwnPicture: {
    method: 'GET',
    path: '/pass/pictures/:pictureId',
    access: 'complainant',
    summary:
      'A masked still while stills are shared with this pass, or a photo of its own case; otherwise there is none.',
    params: z.strictObject({ pictureId: base.id }),
    reply: base.bytes,
    givesPicture: true,
  },
} as const satisfies Record<string, Route>;
