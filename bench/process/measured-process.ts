import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpLine } from '../load/http-line.ts';

/** On a loaded machine a start takes its time; one that takes longer than this is a failure, not a figure. */
const START_MS = 120_000;
const STOP_MS = 15_000;

interface Started {
  /** The program; Node when none is named. */
  command?: string;
  /** The address it will answer at. */
  address: string;
  /** Program and arguments, after Node's own. */
  args: string[];
  /** Whether its inspector is to be reachable. */
  isInspected: boolean;
  env: Record<string, string>;
}

const running = new Set<MeasuredProcess>();

/** Ends whatever still runs; for the way out of the whole program. */
export function killAll(): void {
  for (const one of running) one.kill();
}

/** A server in a process of its own, whose CPU time and memory are read from outside. */
export class MeasuredProcess {
  readonly address: string;
  /** Milliseconds from its start to its first answer at `/readyz`. */
  startMs = 0;
  /** What it has written to its standard output so far. */
  output = '';
  /** Address of its inspector, once it has said so. */
  inspector: string | undefined;
  readonly #child: ChildProcess;

  private constructor({ command = process.execPath, address, args, isInspected, env }: Started) {
    this.address = address;
    this.#child = spawn(command, [...(isInspected ? ['--inspect=127.0.0.1:0'] : []), ...args], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.output = (this.output + text).slice(-10_000);
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.inspector ??= /Debugger listening on (ws:\S+)/.exec(text)?.[1];
      if (!/^Debugger|^For help, see/.test(text)) process.stderr.write(text);
    });
    running.add(this);
    this.#child.once('exit', () => running.delete(this));
  }

  /** Starts it and waits until it answers. */
  static async start(given: Started): Promise<MeasuredProcess> {
    const started = performance.now();
    const server = new MeasuredProcess(given);
    while (!(await isReady(given.address))) {
      if (server.#hasEnded())
        throw new Error(`${given.command ?? given.args[0]} ended with ${server.#child.exitCode}`);
      if (performance.now() - started > START_MS) {
        server.kill();
        throw new Error(`${given.command ?? given.args[0]} did not answer within ${START_MS / 1000} s`);
      }
      await sleep(10);
    }
    server.startMs = performance.now() - started;
    return server;
  }

  /** CPU time of all its threads and workers so far, user and system, in milliseconds. */
  cpuMs(): number {
    let ns = 0;
    for (const pid of this.#pids()) {
      for (const task of readdirSync(`/proc/${pid}/task`)) {
        // A thread may end between the two looks.
        try {
          ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
        } catch {}
      }
    }
    return ns / 1e6;
  }

  /** Memory it holds now, with its workers, in KB. */
  rssKb(): number {
    return this.#pids().reduce((sum, pid) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return sum + Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]);
    }, 0);
  }

  #pids(): string[] {
    const own = String(this.#child.pid);
    const workers = readFileSync(`/proc/${own}/task/${own}/children`, 'utf8').split(' ').filter(Boolean);
    return [own, ...workers];
  }

  /** Asks it to stop, as an operator would, and waits. */
  async stop(): Promise<void> {
    if (this.#hasEnded()) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.kill(), STOP_MS);
    await exited;
    clearTimeout(late);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}

async function isReady(address: string): Promise<boolean> {
  const line = new HttpLine(address);
  try {
    return (await line.request('GET', '/readyz')).status === 200;
  } catch {
    return false;
  } finally {
    line.close();
  }
}
