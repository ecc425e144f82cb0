import { describeTables } from '../platform/db/kit.ts';

export const stillTables = describeTables((kit) => ({
  stills: kit.table(
    'stills',
    {
      id: kit.id(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      /** The file as it came, and the copy without metadata that officers work on. */
      originalId: kit.text().notNull(),
      pictureId: kit.text().notNull(),
      width: kit.int().notNull(),
      height: kit.int().notNull(),
      /** The flattened copy that is shared now; null when none is. */
      copyId: kit.text(),
      /** Marks that stand on it. */
      marks: kit.int().notNull(),
      addedAt: kit.instant().notNull(),
    },
    (t) => [kit.index('stills_case').on(t.caseId), kit.uniqueIndex('stills_copy').on(t.copyId)],
  ),
}));
