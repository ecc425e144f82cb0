import { type SealKey, unwrapCaseKey } from './seal.ts';

/** So many cases at the most have their keys lying open in memory; who works on more at once unwraps again. */
export const KEYS_KEPT = 2000;

/** By the wrapping key and the case, those used longest ago first. */
const rings = new WeakMap<object, Map<string, { wrapped: string; key: SealKey }>>();

/**
 * The key of a case, unwrapped once for as long as the same wrapped text is read from the database: whoever has no row to
 * show gets no key here, and a key that was replaced is never mixed up with the one before.
 */
export function caseKeyOf(wrapping: SealKey, caseId: string, wrapped: string): SealKey {
  const ring = rings.get(wrapping) ?? new Map<string, { wrapped: string; key: SealKey }>();
  rings.set(wrapping, ring);
  const known = ring.get(caseId);
  const kept =
    known?.wrapped === wrapped ? known : { wrapped, key: unwrapCaseKey(wrapping, caseId, wrapped) };
  ring.delete(caseId);
  ring.set(caseId, kept);
  if (ring.size > KEYS_KEPT) ring.delete(ring.keys().next().value as string);
  return kept.key;
}
