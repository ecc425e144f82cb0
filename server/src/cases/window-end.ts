import type { RevocationCode } from '@sunshine-seat/shared/contract/base.ts';
import type { EndReason } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { SharingState } from './case-record.ts';

/** Sharing with its window ended, or null when none stands open. */
export function endedWindow(
  sharing: SharingState,
  endedAt: number,
  reason: EndReason,
  code: RevocationCode | null = null,
): SharingState | null {
  const { window } = sharing;
  if (!window || window.endedAt !== null) return null;
  return { ...sharing, window: { ...window, endedAt, reason, code } };
}
