import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { PASS_ALPHABET, PASS_CODE_LENGTH } from '@sunshine-seat/shared/domain/pass-code.ts';

/** A token of 256 bits for a cookie; only its fingerprint is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/**
 * The secret shown once, derived from the caller's idempotency key: a repeat of the same request shows it again,
 * and nothing stored is enough to make it, because of the key only a fingerprint is kept.
 */
function derive(pepper: Buffer, purpose: string, subject: string, idempotencyKey: string): Buffer {
  return createHmac('sha256', pepper).update(`${purpose}\n${subject}\n${idempotencyKey}`).digest();
}

/** Sixteen characters of Crockford's base32, 80 bits. */
export function passCode(pepper: Buffer, passId: string, idempotencyKey: string): string {
  const bytes = derive(pepper, 'pass-code', passId, idempotencyKey);
  return Array.from(bytes.subarray(0, PASS_CODE_LENGTH), (byte) => PASS_ALPHABET[byte & 31]).join('');
}

/** A temporary password, 80 bits in groups that read well aloud. */
export function temporaryPassword(pepper: Buffer, officerId: string, idempotencyKey: string): string {
  const bytes = derive(pepper, 'temporary-password', officerId, idempotencyKey);
  const letters = Array.from(bytes.subarray(0, 16), (byte) => PASS_ALPHABET[byte & 31]?.toLowerCase());
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** What is stored of an access code: an HMAC with the installation's pepper. */
export function passFingerprint(pepper: Buffer, code: string): string {
  return createHmac('sha256', pepper).update(`pass\n${code}`).digest('base64url');
}

export function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
