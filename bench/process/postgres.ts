import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../scripts/free-port.ts';

const run = promisify(execFile);
const DEBIAN_VERSIONS = '/usr/lib/postgresql';
const START_MS = 60_000;
const PROGRAMS = ['initdb', 'postgres', 'pg_isready', 'createdb', 'pg_dump', 'pg_restore', 'psql'];
const DUMP = 'database.dump';

/** A PostgreSQL server of its own on the loopback, synced as in production; its data lies in `workDir`. */
export async function startPostgres(workDir: string) {
  const bin = findPostgres();
  const user = await serverUser();
  const folder = await mkdtemp(join(workDir, 'postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder };
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-locale'],
    options,
  );
  const port = await freePort();
  const child = spawnServer(join(bin, 'postgres'), data, folder, port, options);
  const at = ['-h', '127.0.0.1', '-p', String(port), '-U', 'bench'];
  const url = (database: string) => `postgres://bench@127.0.0.1:${port}/${database}`;
  const ask = (program: string, ...args: string[]) => run(join(bin, program), [...at, ...args]);
  const stop = async () => {
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  await untilReady(() => ask('pg_isready')).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    /** Fills a database and keeps what is in it beside the manifest of the folder. */
    async seed(folder: string, fill: (url: string) => Promise<void>): Promise<void> {
      await ask('createdb', 'seed');
      await fill(url('seed'));
      await ask('pg_dump', '-Fc', '-f', join(folder, DUMP), 'seed');
    },
    /** A fresh database with what the folder keeps; gives its address. */
    async restore(folder: string): Promise<string> {
      await ask('createdb', 'portal');
      await ask('pg_restore', '--no-owner', '-d', 'portal', join(folder, DUMP));
      await ask('psql', '-d', 'portal', '-qc', 'ANALYZE');
      return url('portal');
    },
    stop,
  };
}

function spawnServer(
  command: string,
  data: string,
  folder: string,
  port: number,
  options: { uid?: number; gid?: number; cwd: string },
): ChildProcess {
  const settings = ['max_connections=200', 'shared_buffers=256MB', 'synchronous_commit=on'];
  const args = ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port)];
  // The shell ends the server when our end of its standard input closes, also when this process was killed.
  const script = '"$0" "$@" & server=$!; read -r _; kill -INT $server; wait $server';
  return spawn('sh', ['-c', script, command, ...args, ...settings.flatMap((each) => ['-c', each])], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
}

async function untilReady(ask: () => Promise<unknown>): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    try {
      await ask();
      return;
    } catch (cause) {
      if (performance.now() > deadline) throw new Error(`PostgreSQL did not start: ${cause}`, { cause });
      await sleep(50);
    }
  }
}

function findPostgres(): string {
  const debian = existsSync(DEBIAN_VERSIONS) ? readdirSync(DEBIAN_VERSIONS) : [];
  const newest = debian.sort((a, b) => Number(b) - Number(a)).map((one) => join(DEBIAN_VERSIONS, one, 'bin'));
  const folders = [process.env.POSTGRES_BIN ?? '', ...(process.env.PATH ?? '').split(delimiter), ...newest];
  const found = folders.find(
    (folder) => folder !== '' && PROGRAMS.every((program) => existsSync(join(folder, program))),
  );
  if (!found) throw new Error('PostgreSQL is not installed; POSTGRES_BIN says where its programs are');
  return found;
}

/** PostgreSQL refuses to run as root, so root lends it the account its packages make. */
async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}
