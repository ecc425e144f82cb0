import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Installation, MANIFEST, seedInstallation, signIn } from '../seed/installation.ts';
import { addPast } from '../seed/past.ts';
import { onPortal } from './on-portal.ts';
import { startPortal } from './portal-process.ts';
import type { Contestant, Scale } from './subject.ts';
import { templateIn } from './templates.ts';

/**
 * The complete portal. An installation of each scale is filled once and copied for each start.
 * @param hasPast whether the past of the scale lies in its database
 */
export function portal(workDir: string, hasPast = false): Contestant {
  return {
    name: hasPast ? 'portal with a past' : 'portal',
    fill: (scale) => templateOf(workDir, scale, hasPast),
    async start(scale, isInspected) {
      const template = await templateOf(workDir, scale, hasPast);
      const dataDir = copyOf(template, workDir);
      const server = await startPortal(dataDir, isInspected);
      const installation = await readInstallation(dataDir, server.address);
      const remove = () => rmSync(dataDir, { recursive: true, force: true });
      return { ...onPortal([server], installation, remove), dataDir };
    },
  };
}

function copyOf(template: string, workDir: string): string {
  const dataDir = mkdtempSync(join(workDir, 'portal-'));
  cpSync(template, dataDir, { recursive: true });
  // Or the disk would be busy with the copy while what is measured waits for it.
  execFileSync('sync');
  return dataDir;
}

/** The folder that holds an installation of a scale. */
function templateOf(workDir: string, { cases, past }: Scale, hasPast: boolean): Promise<string> {
  const young = join(workDir, `installation-${cases}`);
  const filled = templateIn(young, (folder) => seedInstallation(folder, cases));
  if (!hasPast || !past) return filled;
  return templateIn(`${young}-${past.updates}`, async (old) => {
    cpSync(await filled, old, { recursive: true });
    await addPast(old, past);
  });
}

/** What a data folder says is in it, its officer signed in at this address. */
export async function readInstallation(dataDir: string, address: string): Promise<Installation> {
  const { cases, cookies } = JSON.parse(readFileSync(join(dataDir, MANIFEST), 'utf8')) as Installation;
  return { cases, cookies: { ...cookies, officer: await signIn(address) } };
}
