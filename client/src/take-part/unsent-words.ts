import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import type { TFunction } from 'i18next';
import type { Intent } from './outbox.ts';

const OWN_WORDS: readonly string[] = ['WINDOW_ENDED', 'SCOPE_CLOSED', 'CASE_ENDED', 'NOT_FOUND', 'TOO_LARGE'];

/** Why it was not sent; `t` is of this namespace. */
export function refusalWords(t: TFunction, code: ErrorCode): string {
  if (OWN_WORDS.includes(code)) return t(`unsent.why.${code}`);
  return t('unsent.whyElse', { why: t(`common:error.${code}`) });
}

export function kindWords(t: TFunction, { type }: Intent): string {
  if (type === 'message') return t('unsent.message');
  return t(type === 'mark' || type === 'undo' ? 'unsent.mark' : 'unsent.clue');
}
