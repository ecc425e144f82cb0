import type { CaseRecord } from '../cases/case-in-hand.queries.ts';
import { caseOfStation, readCase } from '../cases/cases.queries.ts';
import { type Actor, actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Picture } from '../platform/http/bind-route.ts';
import type { Services } from '../platform/services.ts';
import { openChunks } from './file-seal.ts';
import { type FileRow, findFile, readChunks } from './files.store.ts';

/** An upload of this sender's own on this case that nothing was made of yet. */
export async function findOwnUpload(
  services: Services,
  record: Pick<CaseRecord, 'id'>,
  actor: Actor,
  id: string,
): Promise<FileRow> {
  const file = await findFile(services.db, id);
  const isOwn = file?.caseId === record.id && file.owner === actorKey(actor) && file.state === 'arriving';
  if (!isOwn) throw new AppError('NOT_FOUND');
  return file;
}

/** A file that belongs to this case, or undefined. */
export async function keptFile(
  services: Services,
  record: Pick<CaseRecord, 'id'>,
  id: string,
): Promise<FileRow | undefined> {
  const file = await findFile(services.db, id);
  return file?.caseId === record.id && file.state === 'kept' ? file : undefined;
}

/** The bytes of a file, opened with the key of its case. */
export async function readFile(
  services: Services,
  record: Pick<CaseRecord, 'key'>,
  file: FileRow,
): Promise<Picture> {
  const bytes = openChunks(record.key, file.id, await readChunks(services.db, file.id));
  return { mime: file.mime ?? 'application/octet-stream', bytes };
}

/** A picture of a case for an officer of its station; recorded before it is shown. The original is not a picture. */
export async function getPicture(
  services: Services,
  actor: OfficerActor,
  caseId: string,
  pictureId: string,
  origin: Origin,
): Promise<Picture> {
  const file = await keptFile(services, await caseOfStation(services, actor, caseId), pictureId);
  if (!file || file.kind === 'original') throw new AppError('NOT_FOUND');
  const record = await readCase(services, actor, caseId, origin, 'picture-seen', { subject: pictureId });
  return readFile(services, record, file);
}
