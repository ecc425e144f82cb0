import type { CaseRecord } from '../cases/case-in-hand.queries.ts';
import { type Actor, actorKey } from '../platform/actor.ts';
import type { Tx } from '../platform/db/database.ts';
import { AppError } from '../platform/errors.ts';
import { type MadePicture, makePicture, PICTURE_MIME } from '../platform/pictures/picture.ts';
import type { Services } from '../platform/services.ts';
import { newFile } from './file-row.ts';
import { chunkLength, hashMark, openChunks, sealChunk, sha256Of } from './file-seal.ts';
import { findOwnUpload } from './files.queries.ts';
import {
  dropUpload,
  FileGone,
  type FileKind,
  type FileRow,
  insertChunk,
  insertFile,
  keepFile,
  readChunks,
} from './files.store.ts';

/** A picture taken in: the original sealed, and a copy without metadata. Both belong to the case once `rows` is committed. */
export interface TakenPicture extends Pick<MadePicture, 'width' | 'height'> {
  readonly pictureId: string;
  readonly originalId: string;
  /** Of the original, hexadecimal. */
  readonly sha256: string;
  /** Size of the original. */
  readonly bytes: number;
  readonly rows: (tx: Tx) => Promise<void>;
}

/**
 * Makes a picture of a finished upload, before any transaction; hashed first, then decoded. What turns out to be something
 * else than was announced, or no picture, is cleared away at once.
 * @throws AppError NOT_FOUND, UPLOAD_INCOMPLETE, PICTURE_REFUSED, BUSY
 */
export async function takePicture(
  services: Services,
  record: CaseRecord,
  actor: Actor,
  uploadId: string,
  kind: Exclude<FileKind, 'original' | 'copy'>,
): Promise<TakenPicture> {
  const upload = await findOwnUpload(services, record, actor, uploadId);
  let sha256 = '';
  const load = async () => {
    const original = await wholeUpload(services, record, upload);
    sha256 = sha256Of(original);
    if (hashMark(record.key, sha256) === upload.sha256) return original;
    await services.db.write((tx) => dropUpload(tx, upload.id));
    throw new AppError('UPLOAD_INCOMPLETE');
  };
  const made = await makePicture(load).catch(async (error) => {
    if (error instanceof AppError && error.code === 'PICTURE_REFUSED')
      await services.db.write((tx) => dropUpload(tx, upload.id));
    throw error;
  });
  const picture = preparedPicture(services, record, actorKey(actor), kind, made);
  return {
    pictureId: picture.id,
    originalId: upload.id,
    width: made.width,
    height: made.height,
    sha256,
    bytes: upload.bytes,
    rows: async (tx) => {
      await keepFile(tx, upload.id, { mime: made.cameAs, width: null, height: null }).catch(toNotFound);
      await picture.rows(tx);
    },
  };
}

async function wholeUpload(services: Services, record: CaseRecord, upload: FileRow): Promise<Buffer> {
  const chunks = await readChunks(services.db, upload.id);
  if (chunks.length !== upload.chunks) throw new AppError('UPLOAD_INCOMPLETE');
  return openChunks(record.key, upload.id, chunks);
}

function toNotFound(error: unknown): never {
  throw error instanceof FileGone ? new AppError('NOT_FOUND') : error;
}

/** A picture that was made here, sealed and ready to be written with what it belongs to. */
export function preparedPicture(
  services: Services,
  record: CaseRecord,
  owner: string,
  kind: Exclude<FileKind, 'original'>,
  { bytes, width, height }: MadePicture,
): { id: string; sha256: string; rows: (tx: Tx) => Promise<void> } {
  const sha256 = sha256Of(bytes);
  const given = { kind, owner, bytes: bytes.length, sha256: hashMark(record.key, sha256) };
  const row: FileRow = {
    ...newFile(record, given, services.clock.now()),
    state: 'kept',
    mime: PICTURE_MIME,
    width,
    height,
  };
  const pieces = Array.from({ length: row.chunks }, (_, index) => {
    const at = index * chunkLength(bytes.length, 0);
    return sealChunk(record.key, row.id, index, bytes.subarray(at, at + chunkLength(bytes.length, index)));
  });
  return {
    id: row.id,
    sha256,
    rows: async (tx) => {
      await insertFile(tx, row);
      for (const [index, sealed] of pieces.entries()) await insertChunk(tx, row.id, index, sealed);
    },
  };
}
