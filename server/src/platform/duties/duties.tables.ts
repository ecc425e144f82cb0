import { describeTables } from '../db/kit.ts';

export const dutyTables = describeTables((kit) => ({
  /** Work that one portal does for all on a database: whose it is, and until when nobody else may take it. */
  duties: kit.table('duties', {
    name: kit.id(),
    holder: kit.text().notNull(),
    /** By the database's clock: those of the portals may differ. */
    until: kit.instant().notNull(),
  }),
}));
