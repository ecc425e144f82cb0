import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../process/postgres.ts';
import { MANIFEST, seedInstallation } from '../seed/installation.ts';
import { onPortal } from './on-portal.ts';
import { readInstallation } from './portal.ts';
import { startPortal } from './portal-process.ts';
import type { Contestant } from './subject.ts';

/** The portal on PostgreSQL, in so many processes on the one database. */
export function portalOnPostgres(workDir: string, processes: number): Contestant {
  return {
    name: processes === 1 ? 'PostgreSQL' : `PostgreSQL × ${processes}`,
    async start({ cases }, isInspected) {
      const postgres = await startPostgres(workDir);
      const dataDir = mkdtempSync(join(workDir, 'portal-'));
      const remove = async () => {
        await postgres.stop();
        rmSync(dataDir, { recursive: true, force: true });
      };
      try {
        // The whole database folder is the copy: it is seeded once, and put back each time.
        const template = join(workDir, `on-postgres-${cases}`);
        if (!existsSync(join(template, MANIFEST)))
          await postgres.seed(template, (url) => seedInstallation(template, cases, { DATABASE_URL: url }));
        cpSync(template, dataDir, { recursive: true });
        const env = { DATABASE_URL: await postgres.restore(template) };
        const first = await startPortal(dataDir, isInspected, env);
        const others = await Promise.all(
          Array.from({ length: processes - 1 }, () => startPortal(dataDir, false, env)),
        );
        return onPortal([first, ...others], await readInstallation(dataDir, first.address), remove);
      } catch (error) {
        await remove();
        throw error;
      }
    },
  };
}
