import type { Database } from '../db/database.ts';
import { installationTables } from './installation.tables.ts';

const ONLY = 'this';

/** The database belongs to another key. */
export class WrongKeyError extends Error {}

/**
 * Refuses a portal whose key is not the one this database was begun with: it would seal what no other portal can open. The
 * first start leaves the mark.
 */
export async function checkInstallationKey(db: Database, mark: Buffer): Promise<void> {
  const { installation } = db.tables(installationTables);
  const keyMark = mark.toString('base64url');
  const known = async () => (await db.q.select({ keyMark: installation.keyMark }).from(installation))[0];
  if (!(await known())) {
    await db.write(async (tx) => {
      await tx.q.insert(installation).values({ id: ONLY, keyMark }).onConflictDoNothing();
    });
  }
  if ((await known())?.keyMark !== keyMark) {
    throw new WrongKeyError(
      'This database was begun with another installation key. Give every portal on it the same INSTALLATION_KEY, or the same installation.key in DATA_DIR.',
    );
  }
}
