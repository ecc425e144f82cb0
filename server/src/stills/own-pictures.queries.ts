import { type CaseRecord, caseForLive } from '../cases/case-in-hand.queries.ts';
import { isScopeOpenFor } from '../cases/own-case.queries.ts';
import { keptFile, readFile } from '../files/files.queries.ts';
import { actorKey, type ComplainantActor, type Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Picture } from '../platform/http/bind-route.ts';
import type { Services } from '../platform/services.ts';
import { recordRead } from '../platform/unit-of-work.ts';
import { findStillByCopy } from './stills.store.ts';

/**
 * A picture for the complainant's side: the copy of a still as it is shared now, while this pass may see stills; the photo
 * of a clue or of an item of their case. Everything else is answered like a picture that never was.
 */
export async function getOwnPicture(
  services: Services,
  actor: ComplainantActor,
  pictureId: string,
  origin: Origin,
): Promise<Picture> {
  const record = await caseForLive(services, actor.caseId);
  if (!record) throw new AppError('SESSION_ENDED');
  const file = await keptFile(services, record, pictureId);
  const isShown = file && (await maySee(services, record, actor, file));
  if (!isShown) throw new AppError('NOT_FOUND');
  await recordRead(services, {
    chain: record.stationId,
    at: services.clock.now(),
    actor: actorKey(actor),
    action: 'copy-seen',
    caseId: record.id,
    subject: pictureId,
    ...origin,
  });
  return readFile(services, record, file);
}

async function maySee(
  services: Services,
  record: CaseRecord,
  actor: ComplainantActor,
  { id, kind }: { id: string; kind: string },
): Promise<boolean> {
  switch (kind) {
    case 'copy':
      return (
        isScopeOpenFor(record, actor, 'stills', services.clock.now()) &&
        (await findStillByCopy(services.db, record.id, id)) !== undefined
      );
    case 'clue':
      // A helper without messages sees neither clues nor the photos in them.
      return actor.scopes?.includes('messages') ?? true;
    case 'item':
      return true;
    default:
      return false;
  }
}
