import type { QueueRow, ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';

export const CHANGES = ['stage', 'officer', 'sharing', 'held', 'stills', 'ended', 'other'] as const;
export type Change = (typeof CHANGES)[number];

/** Whether the case has moved on since this request was opened: then nobody approves what they have not seen. */
export function hasMoved(opened: ShareRequest, live: QueueRow | undefined): boolean {
  return live !== undefined && live.version > opened.row.version;
}

/** What differs between the request as it was opened and as it is now, in words to be found in the catalogue. */
export function changesBetween(before: ShareRequest, after: ShareRequest): Change[] {
  const found: Change[] = [];
  if (before.row.stage !== after.row.stage) found.push('stage');
  if (before.row.officer?.id !== after.row.officer?.id) found.push('officer');
  if (JSON.stringify(before.row.sharing) !== JSON.stringify(after.row.sharing)) found.push('sharing');
  if (before.heldUpdates !== after.heldUpdates) found.push('held');
  if (before.stills.join() !== after.stills.join()) found.push('stills');
  if (before.row.endedAt !== after.row.endedAt) found.push('ended');
  return found.length > 0 ? found : ['other'];
}
