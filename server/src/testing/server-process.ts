import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const PATIENCE_MS = 30_000;

/** A port of the loopback that is free now. */
export async function freePort(): Promise<number> {
  // Below the ports that outgoing connections are given: while the server is down, nobody else gets this one.
  for (;;) {
    const port = randomInt(15_000, 30_000);
    const probe = createServer().listen(port, '127.0.0.1');
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    probe.close();
    await once(probe, 'close');
    return port;
  }
}

/** The real server as a process of its own, on its own data folder; can be killed and started again. */
export class ServerProcess {
  readonly address: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  constructor(dataDir: string, port: number) {
    this.address = `http://127.0.0.1:${port}`;
    this.#env = {
      ...process.env,
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      LOG_LEVEL: 'silent',
    };
  }

  /** Starts it; resolves when it answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], { env: this.#env, stdio: ['ignore', 'ignore', 'inherit'] });
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

  /** The body of a call that has to succeed. */
  async ok<T>(method: string, path: string, body?: object, key?: string): Promise<T> {
    const answer = await this.call(method, path, body, key);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
