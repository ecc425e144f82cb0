import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { open, type SealKey, seal } from '../platform/crypto/seal.ts';

/** The one place where personal fields of a case are sealed and opened, each bound to its case and field. */

export interface Facts {
  place: string;
  what: string;
  items: { name: string; marks: string | null }[];
  language: Language;
}

export interface Identity {
  name: string;
  phone: string;
}

interface Fields {
  facts: Facts;
  identity: Identity;
  /** Free text of a share request. */
  reason: string;
}

export function sealField<F extends keyof Fields>(
  key: SealKey,
  subjectId: string,
  field: F,
  value: Fields[F],
): string {
  return seal(key, JSON.stringify(value), `${subjectId}/${field}`);
}

export function openField<F extends keyof Fields>(
  key: SealKey,
  subjectId: string,
  field: F,
  sealed: string,
): Fields[F] {
  return JSON.parse(open(key, sealed, `${subjectId}/${field}`)) as Fields[F];
}
