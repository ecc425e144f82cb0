import {
  normaliseCaseNumber,
  normalisePassCode,
  PASS_CODE_LENGTH,
  readPassFragment,
} from '@sunshine-seat/shared/domain/pass-code.ts';
import type { Pass } from './pass-address.ts';

/** What stands in the boxes for what was typed or pasted: forgiving, and never more than there are boxes. */
export function codeFromTyping(typed: string): string {
  return normalisePassCode(typed).slice(0, PASS_CODE_LENGTH);
}

/** Whether a typed number has the whole form of one, `CZ-2611-0382`. */
export function isWholeNumber(typed: string): boolean {
  return /^[A-Z]+-\d{4}-\d{4,6}$/.test(normaliseCaseNumber(typed));
}

/** A pass out of the text of a QR code or a pasted address, or null. */
export function readPastedPass(text: string): Pass | null {
  const hash = text.indexOf('#');
  if (hash === -1) return null;
  try {
    return readPassFragment(text.slice(hash).trim());
  } catch {
    return null;
  }
}
