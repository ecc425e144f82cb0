import { createHash, createHmac } from 'node:crypto';
import { CHUNK_BYTES } from '@sunshine-seat/shared/domain/files.ts';
import { openBytes, type SealKey, sealBytes } from '../platform/crypto/seal.ts';

/** Pieces of a file as they lie in the database: sealed with the key of the case, bound to file and place. */

export const chunkCount = (bytes: number) => Math.ceil(bytes / CHUNK_BYTES);

/** How long a piece has to be. */
export function chunkLength(bytes: number, index: number): number {
  return Math.min(CHUNK_BYTES, bytes - index * CHUNK_BYTES);
}

export function sealChunk(key: SealKey, fileId: string, index: number, piece: Uint8Array): Buffer {
  return sealBytes(key, piece, `${fileId}/${index}`);
}

export function openChunks(
  key: SealKey,
  fileId: string,
  chunks: readonly { index: number; sealed: Buffer }[],
): Buffer {
  return Buffer.concat(chunks.map(({ index, sealed }) => openBytes(key, sealed, `${fileId}/${index}`)));
}

/** SHA-256 of a file, hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What is stored of a file's SHA-256: the same for the same file, and no use without the key of the case. */
export function hashMark(key: SealKey, sha256: string): string {
  return createHmac('sha256', key).update(`file\n${sha256}`).digest('base64url');
}
