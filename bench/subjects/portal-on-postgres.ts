import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../process/postgres.ts';
import { seedInstallation } from '../seed/installation.ts';
import { onPortal } from './on-portal.ts';
import { readInstallation } from './portal.ts';
import { startPortal } from './portal-process.ts';
import type { Contestant } from './subject.ts';
import { templateIn } from './templates.ts';

/** The portal on PostgreSQL, in so many processes on the one database. */
export function portalOnPostgres(workDir: string, processes: number): Contestant {
  return {
    name: processes === 1 ? 'PostgreSQL' : `PostgreSQL × ${processes}`,
    fill: ({ cases }) => templateOf(workDir, cases),
    async start({ cases }, isInspected) {
      const template = await templateOf(workDir, cases);
      const postgres = await startPostgres(workDir);
      const dataDir = mkdtempSync(join(workDir, 'portal-'));
      const remove = async () => {
        await postgres.stop();
        rmSync(dataDir, { recursive: true, force: true });
      };
      try {
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

/** The folder with what a database of so many cases is restored from. */
function templateOf(workDir: string, cases: number): Promise<string> {
  return templateIn(join(workDir, `on-postgres-${cases}`), async (folder) => {
    const postgres = await startPostgres(workDir);
    try {
      await postgres.seed(folder, (url) => seedInstallation(folder, cases, { DATABASE_URL: url }));
    } finally {
      await postgres.stop();
    }
  });
}
