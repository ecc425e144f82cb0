import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const CLOCKED = fileURLToPath(new URL('./clocked-server.ts', import.meta.url));
const PATIENCE_MS = 30_000;

interface ServerOptions {
  /** PostgreSQL, to be shared with others; without it SQLite in the data folder. */
  databaseUrl?: string;
  /** With a clock that can be moved on. */
  isClocked?: boolean;
}

/** The real server as a process of its own, on its own data folder; can be killed and started again. */
export class ServerProcess {
  readonly address: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #isClocked: boolean;
  /** How far its clock is ahead of the machine's. */
  #ahead = 0;
  #child: ChildProcess | undefined;

  constructor(dataDir: string, port: number, { databaseUrl = '', isClocked = false }: ServerOptions = {}) {
    this.address = `http://127.0.0.1:${port}`;
    this.#isClocked = isClocked;
    this.#env = {
      ...process.env,
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      STATION: 'demo',
      LOG_LEVEL: 'silent',
    };
  }

  /** Starts it; resolves when it answers. */
  async start(): Promise<void> {
    const child = this.#isClocked
      ? spawn(process.execPath, [CLOCKED], {
          env: { ...this.#env, AHEAD: String(this.#ahead) },
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        })
      : spawn(process.execPath, [MAIN], { env: this.#env, stdio: ['ignore', 'ignore', 'inherit'] });
    this.#child = child;
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await this.#isReady())) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      if (performance.now() > deadline) throw new Error('the server does not answer');
      await sleep(20);
    }
  }

  /** Ends it as a power cut would: without a moment to finish anything. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  /** Moves its clock on. */
  advance(ms: number): void {
    this.#ahead += ms;
    this.#child?.send({ advance: ms });
  }

  /** Megabytes of memory it holds now, and held at most so far. */
  memory(): { now: number; most: number } {
    const status = readFileSync(`/proc/${this.#child?.pid}/status`, 'utf8');
    const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { now: of('VmRSS'), most: of('VmHWM') };
  }

  /** An officer of the demonstration, signed in. */
  async signIn(badge: string): Promise<HttpClient> {
    const client = new HttpClient(this.address);
    const password = this.demo().officers.find((officer) => officer.badge === badge)?.password;
    await client.ok('POST', '/officer/session', { badge, password });
    return client;
  }

  /** The sign-ins of the demonstration it loaded. */
  demo(): { officers: { badge: string; password: string }[] } {
    return JSON.parse(readFileSync(join(this.#env.DATA_DIR ?? '', 'demo.json'), 'utf8'));
  }

  async #isReady(): Promise<boolean> {
    return fetch(`${this.address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

/** Calls the server over HTTP as a program would, and keeps the cookie it is given. */
export class HttpClient {
  readonly #address: string;
  cookie = '';

  constructor(address: string) {
    this.#address = address;
  }

  /** Status and body of the answer; rejects when there was none. */
  async call(
    method: string,
    path: string,
    body?: object,
    key?: string,
  ): Promise<{ status: number; body: never }> {
    const answer = await fetch(`${this.#address}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        ...(key && { 'idempotency-key': key }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const given = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (given) this.cookie = given;
    return { status: answer.status, body: (await answer.json()) as never };
  }

  /** Sends a piece of a file; rejects when it is not taken. */
  async put(path: string, piece: Uint8Array): Promise<void> {
    const answer = await fetch(`${this.#address}/api/v1${path}`, {
      method: 'PUT',
      headers: { cookie: this.cookie, 'content-type': 'application/octet-stream' },
      body: Buffer.from(piece),
    });
    if (!answer.ok) throw new Error(`PUT ${path}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  }

  /** The bytes at an address; rejects when there are none. */
  async bytes(path: string): Promise<Buffer> {
    const answer = await fetch(`${this.#address}/api/v1${path}`, { headers: { cookie: this.cookie } });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /** The body of a call that has to succeed. */
  async ok<T>(method: string, path: string, body?: object, key?: string): Promise<T> {
    const answer = await this.call(method, path, body, key);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
