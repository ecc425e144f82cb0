import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../../../scripts/free-port.ts';

export interface TestPostgres {
  newDatabase(): Promise<string>;
  /** Ends the server as a crash would, and starts it again at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface User {
  uid?: number;
  gid?: number;
}

/** Whether the person running the tests asked for SQLite alone. */
export function isPostgresSkipped(): boolean {
  return process.env.SKIP_POSTGRES === '1';
}

const run = promisify(execFile);
// As most servers are set up, so that a query which counts on the order of bytes fails here and not there.
const SORTED_LIKE_A_DICTIONARY = `TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh'`;
const START_PATIENCE_MS = 20_000;
const DEBIAN_VERSIONS = '/usr/lib/postgresql';

/** A PostgreSQL server for tests: temporary, on loopback only, without fsync, gone when this process is. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = findPostgres();
  const user = await serverUser();
  const folder = await mkdtemp(join(tmpdir(), 'sunshine-seat-pg-'));
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const initArgs = ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  await run(join(bin, 'initdb'), initArgs, { ...user, cwd: folder });
  const port = await freePort();
  const start = () =>
    spawnServer(join(bin, 'postgres'), serverArgs(data, folder, port), { ...user, cwd: folder });
  let server = start();
  const address = (database: string) => `postgres://test@127.0.0.1:${port}/${database}`;
  await untilReady(address('postgres'), server);
  let made = 0;
  return {
    async newDatabase() {
      made += 1;
      const name = `test_${made}`;
      await query(address('postgres'), `CREATE DATABASE ${name} ${SORTED_LIKE_A_DICTIONARY}`);
      return address(name);
    },
    async restart() {
      await endServer(server.child);
      server = start();
      await untilReady(address('postgres'), server);
    },
    async stop() {
      await endServer(server.child);
      await rm(folder, { recursive: true });
    },
  };
}

function findPostgres(): string {
  const debian = existsSync(DEBIAN_VERSIONS) ? readdirSync(DEBIAN_VERSIONS) : [];
  const newestFirst = debian
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN_VERSIONS, version, 'bin'));
  const folders = [
    process.env.POSTGRES_BIN ?? '',
    ...(process.env.PATH ?? '').split(delimiter),
    ...newestFirst,
  ];
  const found = folders.find(
    (folder) => folder !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
  if (found === undefined) {
    throw new Error(
      'PostgreSQL is needed for the tests: install it, set POSTGRES_BIN, or set SKIP_POSTGRES=1',
    );
  }
  return found;
}

/** PostgreSQL refuses to run as root, so root lends it the account its packages make. */
async function serverUser(): Promise<User> {
  if (process.getuid?.() !== 0) return {};
  const ask = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return { uid: await ask('-u'), gid: await ask('-g') };
}

function serverArgs(data: string, folder: string, port: number): string[] {
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=32MB'];
  return [
    '-D',
    data,
    '-k',
    folder,
    '-h',
    '127.0.0.1',
    '-p',
    `${port}`,
    ...settings.flatMap((each) => ['-c', each]),
  ];
}

function spawnServer(command: string, args: string[], options: User & { cwd: string }) {
  // The shell ends the server when our end of its standard input closes, also when this process was killed.
  const script = '"$0" "$@" & server=$!; read -r _; kill -QUIT $server; wait $server';
  const child = spawn('sh', ['-c', script, command, ...args], {
    ...options,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr?.on('data', (text: Buffer) => {
    log = (log + text.toString()).slice(-4_000);
  });
  return { child, log: () => log };
}

async function untilReady(url: string, server: { log: () => string }): Promise<void> {
  const deadline = performance.now() + START_PATIENCE_MS;
  for (;;) {
    try {
      return await query(url, 'SELECT 1');
    } catch (cause) {
      if (performance.now() > deadline)
        throw new Error(`PostgreSQL did not start: ${server.log()}`, { cause });
      await sleep(50);
    }
  }
}

async function endServer(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end();
  }
}
