import type { ItemState } from '@sunshine-seat/shared/domain/items.ts';
import { describeTables } from '../platform/db/kit.ts';

export const itemTables = describeTables((kit) => ({
  /** What was taken. What it is like is told by the case's events; here is where it stands. */
  items: kit.table(
    'items',
    {
      id: kit.id(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      state: kit.text<ItemState>().notNull(),
      /** The complainant's word on whether it is theirs; null until they said. */
      isMine: kit.bool(),
      pictureId: kit.text(),
      listedAt: kit.instant().notNull(),
    },
    (t) => [kit.index('items_case').on(t.caseId)],
  ),
}));
