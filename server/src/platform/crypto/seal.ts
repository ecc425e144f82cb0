import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto';

/** A key to seal with. As an object: made of bytes anew for each use, it costs four times what sealing a line costs. */
export type SealKey = KeyObject | Buffer;

const VERSION = 1;
const IV = 12;
const TAG = 16;

const ivs = Buffer.alloc(IV * 256);
let nextIv = ivs.length;

/** Random bytes that nobody got before; drawn many at a time, for drawing a few costs as much. */
function freshIv(): Buffer {
  if (nextIv === ivs.length) {
    randomFillSync(ivs);
    nextIv = 0;
  }
  const iv = Buffer.from(ivs.subarray(nextIv, nextIv + IV));
  nextIv += IV;
  return iv;
}

/** Encrypts bytes with AES-256-GCM, bound to `context`: what is sealed does not open in another place. */
export function sealBytes(key: SealKey, bytes: Uint8Array, context: string): Buffer {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
}

/** Opens what `sealBytes` made with the same key and context; throws when either differs or a bit was changed. */
export function openBytes(key: SealKey, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== VERSION) throw new Error('Unknown kind of sealed bytes.');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV + TAG)), decipher.final()]);
}

/** The same for text, as base64url. */
export function seal(key: SealKey, text: string, context: string): string {
  return sealBytes(key, Buffer.from(text, 'utf8'), context).toString('base64url');
}

export function open(key: SealKey, sealed: string, context: string): string {
  return openBytes(key, Buffer.from(sealed, 'base64url'), context).toString('utf8');
}

/** A fresh key for one case, and the same key wrapped for storage. */
export function newCaseKey(wrapping: SealKey, caseId: string): { key: SealKey; wrapped: string } {
  const bytes = randomBytes(32);
  return { key: createSecretKey(bytes), wrapped: seal(wrapping, bytes.toString('base64'), caseId) };
}

export function unwrapCaseKey(wrapping: SealKey, caseId: string, wrapped: string): SealKey {
  return createSecretKey(open(wrapping, wrapped, caseId), 'base64');
}
