import type { CaseRecord } from '../cases/case-in-hand.queries.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { findStill } from './stills.store.ts';

/** Whether a still of a case is shared now. */
export async function isStillShared(services: Services, caseId: string, still: string): Promise<boolean> {
  return (await findStill(services.db, caseId, still))?.copyId != null;
}

/** The picture of a still to go with a lookout: the masked copy, or by decision the one without masks. */
export async function stillPicture(
  services: Services,
  record: CaseRecord,
  asked: { still: string; isOriginal: boolean },
): Promise<string> {
  const still = await findStill(services.db, record.id, asked.still);
  const pictureId = asked.isOriginal ? still?.pictureId : still?.copyId;
  if (!pictureId) throw new AppError('NOT_FOUND');
  return pictureId;
}
