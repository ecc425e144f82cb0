import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV = 12;
const TAG = 16;

/** Encrypts text with AES-256-GCM, bound to `context`: sealed text does not open in another place. Base64url. */
export function seal(key: Buffer, text: string, context: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Opens what `seal` made with the same key and context; throws when either differs or a bit was changed. */
export function open(key: Buffer, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes[0] !== VERSION) throw new Error('Unknown kind of sealed text.');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + IV));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(1 + IV, 1 + IV + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(1 + IV + TAG)), decipher.final()]).toString('utf8');
}

/** A fresh key for one case, and the same key wrapped for storage. */
export function newCaseKey(wrapping: Buffer, caseId: string): { key: Buffer; wrapped: string } {
  const key = randomBytes(32);
  return { key, wrapped: seal(wrapping, key.toString('base64'), caseId) };
}

export function unwrapCaseKey(wrapping: Buffer, caseId: string, wrapped: string): Buffer {
  return Buffer.from(open(wrapping, wrapped, caseId), 'base64');
}
