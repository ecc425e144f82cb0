import { createHash } from 'node:crypto';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import type { Hand } from './station-hand.ts';

/** Calls up a still, hides what has to be hidden and shares the copy; gives the id of the still. */
export async function shareStill(
  hand: Hand,
  caseId: string,
  picture: Buffer,
  masks: Body<'shareStill'>['masks'],
): Promise<string> {
  const params = { caseId };
  const announced = {
    bytes: picture.length,
    sha256: createHash('sha256').update(picture).digest('hex'),
  };
  const { uploadId, chunks } = await hand.call('startUpload', { params, body: announced });
  for (let index = 0; index < chunks; index += 1) {
    const bytes = picture.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    await hand.call('putChunk', { params: { caseId, uploadId, index: String(index) }, bytes });
  }
  const added = await hand.call('addStill', {
    params,
    body: { uploadId, camera: '青年路 03', takenAt: null, reason: '核对嫌疑人衣着' },
  });
  const event = added.events.find(({ type }) => type === 'still-added');
  if (event?.type !== 'still-added') throw new Error('No still was added.');
  await hand.call('shareStill', {
    params: { caseId, stillId: event.still.id },
    body: { version: added.row.version, masks, caption: '公交站' },
  });
  return event.still.id;
}
