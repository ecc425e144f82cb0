import { writeFileSync } from 'node:fs';
import { Inspector } from '../process/inspector.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';

export interface Cost {
  /** CPU time of the servers, in milliseconds. */
  cpuMs: number;
  /** Time that went by, in milliseconds. */
  ms: number;
}

/** Measures what a part of a workload costs the servers, and takes a profile of the first's share when asked to. */
export class Meter {
  readonly #servers: readonly MeasuredProcess[];
  readonly #profile: string | undefined;
  #inspector: Inspector | undefined;
  #cpuMs = 0;
  #at = 0;

  /** @param profile file to write a profile to */
  constructor(servers: readonly MeasuredProcess[], profile: string | undefined) {
    this.#servers = servers;
    this.#profile = profile;
  }

  async begin(): Promise<void> {
    const inspected = this.#servers.find(({ inspector }) => inspector);
    if (this.#profile && inspected) {
      this.#inspector = await Inspector.of(inspected);
      await this.#inspector.startProfile();
    }
    this.#cpuMs = this.#cpuOfAll();
    this.#at = performance.now();
  }

  async end(): Promise<Cost> {
    const cost = { cpuMs: this.#cpuOfAll() - this.#cpuMs, ms: performance.now() - this.#at };
    if (this.#inspector && this.#profile) {
      writeFileSync(this.#profile, JSON.stringify(await this.#inspector.stopProfile()));
      this.#inspector.close();
    }
    return cost;
  }

  #cpuOfAll(): number {
    return this.#servers.reduce((sum, server) => sum + server.cpuMs(), 0);
  }
}
