import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../scripts/free-port.ts';

/** Started by its path and spoken to by messages: these tests know the product from outside only. */
const PROGRAM = resolve(import.meta.dirname, '../../server/src/testing/clocked-server.ts');
/** Monday, 23 November 2026, 13:05 in Jinhua. */
const CLOCK = Date.UTC(2026, 10, 23, 5, 5);

/** What stands in the data folder at first: cases in every state, people and not one case, or nothing at all. */
export type Station = 'demo' | 'empty' | 'none';
export type Person = { badge: string; name: string; roles: string[]; password: string };
export type Pass = { number: string; code: string; address: string };
type Told = { now: number; demo: { officers: Person[]; pass: Pass | null } | null; setupLink: string | null };

const furnished = new Map<Station, Promise<string>>();

/** A data folder in which this station was opened once: opening it hashes passwords and plays cases, for seconds. */
function furnishedFolder(station: Station): Promise<string> {
  const open = async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sunshine-e2e-furnished-'));
    process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
    const server = await startOn(dataDir, station);
    await server.stop('SIGTERM');
    return dataDir;
  };
  const folder = furnished.get(station) ?? open();
  furnished.set(station, folder);
  return folder;
}

/** The real server in a process of its own, on a data folder and with a clock of its own. */
export async function startServer(station: Station) {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunshine-e2e-'));
  // The link of a first start is told once, when it is made.
  if (station !== 'none') cpSync(await furnishedFolder(station), dataDir, { recursive: true });
  return startOn(dataDir, station);
}

async function startOn(dataDir: string, station: Station) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  /** How far the server's clock is ahead of this machine's. */
  let ahead = CLOCK - Date.now();

  async function start(): Promise<Told> {
    child = fork(PROGRAM, {
      stdio: 'inherit',
      env: {
        ...process.env,
        DATA_DIR: dataDir,
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: url,
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
        STATION: station,
        CLOCK: String(Date.now() + ahead),
        CLIENT_DIR: process.env.E2E_CLIENT_DIR ?? '',
      },
    });
    const exited = once(child, 'exit').then(() => {
      throw new Error('The server did not start; its reason stands above.');
    });
    const [told] = (await Promise.race([once(child, 'message'), exited])) as [Told];
    return told;
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  const { demo, setupLink } = await start();
  return {
    url,
    setupLink,
    pass: demo?.pass ? { ...demo.pass, address: demo.pass.address.replace(/^[^#]*/, `${url}/`) } : null,
    /** The first officer of the station with this role. */
    person(role: string): Person {
      const found = demo?.officers.find(({ roles }) => roles.includes(role));
      if (!found) throw new Error(`Nobody at this station is ${role}.`);
      return found;
    },
    /** Moves the server's clock on; everything that is due by then becomes due. */
    async moveClock(ms: number): Promise<void> {
      const answered = once(child, 'message');
      child.send({ advance: ms });
      await answered;
      ahead += ms;
    },
    /** The server's time. */
    now: () => Date.now() + ahead,
    /** Stops it the way a deploy does, or pulls the plug. */
    stop,
    /** Comes back on the same data and address; its clock has gone on. */
    start,
    async close(): Promise<void> {
      await stop('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Server = Awaited<ReturnType<typeof startServer>>;
