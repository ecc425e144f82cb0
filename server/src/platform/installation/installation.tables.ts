import { describeTables } from '../db/kit.ts';

export const installationTables = describeTables((kit) => ({
  /** One row: by which installation's key everything in this database is sealed. */
  installation: kit.table('installation', {
    id: kit.id(),
    /** Follows from the key; the key does not follow from it. */
    keyMark: kit.text().notNull(),
  }),
}));
