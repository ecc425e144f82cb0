import type { CaseItem } from '@sunshine-seat/shared/contract/base.ts';
import type { Tx } from '../platform/db/database.ts';
import { newId } from '../platform/ids.ts';
import { insertItem } from './items.store.ts';

/** What was reported as taken, each with an id to be followed by. */
export function reportedItems(reported: readonly { name: string; marks: string | null }[]): CaseItem[] {
  return reported.map(({ name, marks }) => ({
    id: newId(),
    name,
    marks,
    imei: null,
    serial: null,
    plate: null,
    value: null,
    pictureId: null,
  }));
}

/** Writes where newly listed items stand, within the caller's transaction. */
export async function addItems(
  tx: Tx,
  at: { id: string; stationId: string; receivedAt: number },
  items: readonly CaseItem[],
): Promise<void> {
  for (const { id, pictureId } of items) {
    await insertItem(tx, {
      id,
      caseId: at.id,
      stationId: at.stationId,
      state: 'missing',
      isMine: null,
      pictureId,
      listedAt: at.receivedAt,
    });
  }
}
