import { createHash, randomBytes } from 'node:crypto';
import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { SCOPES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import sharp from 'sharp';
import { type Cast, takeCase } from './cast.ts';
import type { TestClient } from './test-app.ts';

/** Noise of a size, as JPEG; no two are alike. */
export function noise(width = 320, height = 200): Promise<Buffer> {
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

export const announced = (bytes: Buffer) => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** A case inside a window that shares everything. */
export async function seatCase(cast: Cast, scopes: Body<'requestSharing'>['scopes'] = [...SCOPES]) {
  const taken = await takeCase(cast);
  await taken.accept();
  await taken.approve(await taken.ask(180, scopes));
  return taken;
}

export async function uploadFor(client: TestClient, caseId: string, bytes: Buffer): Promise<string> {
  const { uploadId, chunks } = await client.ok('startUpload', { params: { caseId }, body: announced(bytes) });
  for (let index = 0; index < chunks; index += 1) {
    const piece = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    await client.ok('putChunk', { params: { caseId, uploadId, index }, bytes: piece });
  }
  return uploadId;
}

export async function ownUpload(phone: TestClient, bytes: Buffer): Promise<string> {
  const { uploadId, chunks } = await phone.ok('startOwnUpload', { body: announced(bytes) });
  for (let index = 0; index < chunks; index += 1) {
    const piece = bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    await phone.ok('putOwnChunk', { params: { uploadId, index }, bytes: piece });
  }
  return uploadId;
}

export async function addStill(investigator: TestClient, caseId: string, bytes?: Buffer) {
  const original = bytes ?? (await noise());
  const uploadId = await uploadFor(investigator, caseId, original);
  const body = { uploadId, camera: '青年路 03', takenAt: null, reason: '核对嫌疑人衣着' };
  const { events } = await investigator.ok('addStill', { params: { caseId }, body });
  return { ...only(events, 'still-added').still, original };
}

export async function shareStill(
  investigator: TestClient,
  caseId: string,
  stillId: string,
  masks: Body<'shareStill'>['masks'] = [],
) {
  const { version } = (await investigator.ok('getCase', { params: { caseId } })).row;
  const body = { version, masks, caption: '看看这个人' };
  const { events } = await investigator.ok('shareStill', { params: { caseId, stillId }, body });
  return only(events, 'still-shared');
}

/** The first event of a kind. */
export function only<T extends CaseEvent['type']>(
  events: readonly CaseEvent[],
  type: T,
): Extract<CaseEvent, { type: T }> {
  const found = events.find((event) => event.type === type);
  if (!found) throw new Error(`there is no ${type}`);
  return found as Extract<CaseEvent, { type: T }>;
}
