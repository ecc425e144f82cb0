import type { RevocationCode } from '@sunshine-seat/shared/contract/base.ts';
import type { EndReason } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { newId } from '../platform/ids.ts';
import type { SharingState } from './case-record.ts';
import type { EventDraft } from './event-body.ts';

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

/** The end of a window whose time has come and that nobody has written down yet: dated when it was due. */
export function expiredEvents({ window }: SharingState, now: number): EventDraft[] {
  if (!window || window.endedAt !== null || now < window.endsAt) return [];
  return [
    {
      id: newId(),
      at: window.endsAt,
      visibility: 'shared',
      isDelivered: true,
      by: null,
      fields: { type: 'window-ended', endReason: 'expired', code: null, reason: null },
    },
  ];
}
