import { setImmediate } from 'node:timers/promises';
import { WriteTimeoutError } from './db-errors.ts';
import { UndoneError, type Work } from './postgres-transaction.ts';

interface Entry {
  readonly work: Work;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  hasSettled: boolean;
}

interface LanesOptions {
  /** Writes works in one transaction, which holds the lane from its beginning. */
  together: (works: readonly Work[], lane: string) => Promise<readonly unknown[]>;
  /** The same for one, with all patience there is. */
  alone: (work: Work, lane: string) => Promise<unknown>;
}

/** Bounds how long a group keeps the first of its writes waiting for its answer. */
const GROUP_LIMIT = 128;

/**
 * Group commit on PostgreSQL: writes of one lane hold the same lock to the end of their commit, so those that wait for
 * it share one transaction. When one of them fails the transaction is undone, and each is written alone.
 */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #waiting = new Map<string, Entry[]>();

  constructor(options: LanesOptions) {
    this.#options = options;
  }

  add<T>(lane: string, work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const entry: Entry = { work, resolve, reject, hasSettled: false };
      const waiting = this.#waiting.get(lane);
      if (waiting) return void waiting.push(entry);
      const first = [entry];
      this.#waiting.set(lane, first);
      void this.#drain(lane, first);
    });
  }

  async #drain(lane: string, waiting: Entry[]): Promise<void> {
    while (waiting.length > 0) {
      // One turn of the event loop: gathers what arrives together.
      await setImmediate();
      await this.#write(lane, waiting.splice(0, GROUP_LIMIT));
    }
    this.#waiting.delete(lane);
  }

  async #write(lane: string, group: readonly Entry[]): Promise<void> {
    if (group.length === 1) return this.#writeAlone(lane, group);
    try {
      const values = await this.#options.together(group.map(watched), lane);
      for (const [index, { resolve }] of group.entries()) resolve(values[index] as never);
    } catch (error) {
      const again = toWriteAgain(error, group);
      rejectAll(
        group.filter((entry) => !again.includes(entry)),
        error,
      );
      await this.#writeAlone(lane, again);
    }
  }

  async #writeAlone(lane: string, entries: readonly Entry[]): Promise<void> {
    for (const { work, resolve, reject } of entries) {
      await this.#options.alone(work, lane).then(resolve as (value: unknown) => void, reject);
    }
  }
}

const watched =
  (entry: Entry): Work =>
  async (tx) => {
    try {
      return await entry.work(tx);
    } finally {
      entry.hasSettled = true;
    }
  };

/** Those of a group that failed that certainly were not written. A commit that was not answered may have been made. */
function toWriteAgain(error: unknown, group: readonly Entry[]): readonly Entry[] {
  if (error instanceof UndoneError) return group;
  // The commit is asked for when all have settled; whoever hung would do so again.
  const settled = group.filter((entry) => entry.hasSettled);
  return error instanceof WriteTimeoutError && settled.length < group.length ? settled : [];
}

function rejectAll(entries: readonly Entry[], error: unknown): void {
  for (const { reject } of entries) reject(error);
}
