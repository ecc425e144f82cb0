import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { BusyError, driverError, WriteTimeoutError } from './db-errors.ts';
import { inTime } from './time-limit.ts';

/** One connection that writes: the queue is its only user. `Handle` is what a work gets to write with. */
export interface Writer<Handle> {
  begin(): void;
  commit(): void;
  rollback(): void;
  savepoint(): void;
  /** Keeps what was done since the savepoint. */
  keep(): void;
  /** Undoes what was done since the savepoint. */
  undo(): void;
  isInTransaction(): boolean;
  /** Rows changed by this connection so far. */
  changes(): number;
  handle(): { handle: Handle; end(): void };
  close(): void;
}

export interface WriteQueueOptions<Handle> {
  openWriter: () => Writer<Handle>;
  limit: number;
  workTimeoutMs: number;
  onCommit: () => void;
  /** What the next group has to wait for before it begins, if anything. */
  room?: () => Promise<void> | undefined;
}

interface Entry<Handle> {
  work: (handle: Handle) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

type Outcome = { ok: true; value: unknown; hasChanged: boolean } | { ok: false; error: unknown };
type Done<Handle> = { entry: Entry<Handle>; outcome: Outcome };

/** Bounds how long a group keeps the first of its writes waiting for its answer. */
const GROUP_LIMIT = 256;
const LOCKED_PATIENCE_MS = 5_000;
const LOCKED_PAUSE_MS = 5;

/**
 * Group commit: the writes that wait share one transaction and its one sync, a savepoint each. A failing one undoes
 * only itself. Every answer, also a refusal, waits for the commit: it may rest on what another one in the group wrote.
 */
export class WriteQueue<Handle> {
  readonly #options: WriteQueueOptions<Handle>;
  #writer: Writer<Handle> | undefined;
  #waiting: Entry<Handle>[] = [];
  #draining: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: WriteQueueOptions<Handle>) {
    this.#options = options;
    this.#writer = options.openWriter();
  }

  add<T>(work: (handle: Handle) => Promise<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(new Error('the database is closed'));
    if (this.#waiting.length >= this.#options.limit) {
      return Promise.reject(new BusyError(`${this.#options.limit} writes are waiting already`));
    }
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#draining;
    this.#discardWriter();
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the event loop: gathers what arrives together, and lets others run between two groups.
      await setImmediate();
      await this.#options.room?.();
      await this.#runGroup(this.#waiting.splice(0, GROUP_LIMIT));
    }
    this.#draining = undefined;
  }

  async #runGroup(group: Entry<Handle>[]): Promise<void> {
    const done: Done<Handle>[] = [];
    try {
      const writer = await this.#begin();
      await this.#runWorks(writer, group, done);
      writer.commit();
    } catch (error) {
      this.#rollBack();
      if (done.length === 0) return rejectAll(group, error);
      this.#putBack(group.slice(done.length));
      return answerUndone(done, error);
    }
    if (hasTimedOut(done)) this.#discardWriter();
    this.#putBack(group.slice(done.length));
    if (done.some(({ outcome }) => outcome.ok && outcome.hasChanged)) this.#options.onCommit();
    answerCommitted(done);
  }

  /** Runs works one by one until one breaks the transaction, or hangs: then what is left goes to the next group. */
  async #runWorks(writer: Writer<Handle>, group: Entry<Handle>[], done: Done<Handle>[]): Promise<void> {
    for (const entry of group) {
      const outcome = await this.#runOne(writer, entry);
      done.push({ entry, outcome });
      // A full disk, for one, makes SQLite undo the whole transaction.
      if (!writer.isInTransaction()) throw new Error('the database undid the whole transaction');
      if (hasTimedOut(done)) return;
    }
  }

  async #begin(): Promise<Writer<Handle>> {
    const deadline = performance.now() + LOCKED_PATIENCE_MS;
    for (;;) {
      try {
        this.#writer ??= this.#options.openWriter();
        this.#writer.begin();
        return this.#writer;
      } catch (error) {
        if (!driverError(error)?.code?.startsWith('SQLITE_BUSY')) throw error;
        if (performance.now() > deadline) throw new BusyError('the database is locked', { cause: error });
        // Waiting here rather than in `busy_timeout`, which would stop the whole process.
        await sleep(LOCKED_PAUSE_MS);
      }
    }
  }

  async #runOne(writer: Writer<Handle>, { work }: Entry<Handle>): Promise<Outcome> {
    const before = writer.changes();
    const { handle, end } = writer.handle();
    try {
      writer.savepoint();
      const value = await inTime(work(handle), this.#options.workTimeoutMs);
      writer.keep();
      return { ok: true, value, hasChanged: writer.changes() !== before };
    } catch (error) {
      try {
        if (writer.isInTransaction()) writer.undo();
      } catch {
        this.#discardWriter();
      }
      return { ok: false, error };
    } finally {
      end();
    }
  }

  #putBack(entries: Entry<Handle>[]): void {
    this.#waiting.unshift(...entries);
  }

  #rollBack(): void {
    try {
      if (this.#writer?.isInTransaction()) this.#writer.rollback();
    } finally {
      // A work that hangs, or whatever went wrong here, may still hold statements of this connection.
      this.#discardWriter();
    }
  }

  /** Closing undoes what is open, and whoever still holds a statement can do no harm with it. */
  #discardWriter(): void {
    this.#writer?.close();
    this.#writer = undefined;
  }
}

function hasTimedOut<Handle>(done: Done<Handle>[]): boolean {
  const last = done.at(-1)?.outcome;
  return last?.ok === false && last.error instanceof WriteTimeoutError;
}

function rejectAll<Handle>(entries: Entry<Handle>[], error: unknown): void {
  for (const { reject } of entries) reject(error);
}

function answerCommitted<Handle>(done: Done<Handle>[]): void {
  for (const { entry, outcome } of done) {
    if (outcome.ok) entry.resolve(outcome.value as never);
    else entry.reject(outcome.error);
  }
}

/** Each gets its own error if it had one; the others must not take it for theirs. */
function answerUndone<Handle>(done: Done<Handle>[], error: unknown): void {
  for (const { entry, outcome } of done) entry.reject(outcome.ok ? error : outcome.error);
}
