import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { MeasuredProcess } from './measured-process.ts';

/** A server's own inspector: lets it collect its garbage, and takes profiles of exactly the measured part. */
export class Inspector {
  readonly #ws: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #calls = 0;

  private constructor(ws: WebSocket) {
    this.#ws = ws;
    ws.on('message', (data) => {
      const { id, result } = JSON.parse(String(data));
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
  }

  static async of(server: MeasuredProcess): Promise<Inspector> {
    if (!server.inspector) throw new Error('this server was started without its inspector');
    const ws = new WebSocket(server.inspector, { maxPayload: 512 * 1024 * 1024 });
    await once(ws, 'open');
    return new Inspector(ws);
  }

  async collectGarbage(): Promise<void> {
    // What only finalisers let go of needs a second look.
    for (let turn = 0; turn < 2; turn += 1) await this.#call('HeapProfiler.collectGarbage');
  }

  async startProfile(): Promise<void> {
    await this.#call('Profiler.enable');
    await this.#call('Profiler.setSamplingInterval', { interval: 200 });
    await this.#call('Profiler.start');
  }

  /** Ends the profile; the result is what a `.cpuprofile` holds. */
  async stopProfile(): Promise<object> {
    const { profile } = (await this.#call('Profiler.stop')) as { profile: object };
    return profile;
  }

  close(): void {
    this.#ws.close();
  }

  #call(method: string, params: object = {}): Promise<unknown> {
    this.#calls += 1;
    const id = this.#calls;
    this.#ws.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}
