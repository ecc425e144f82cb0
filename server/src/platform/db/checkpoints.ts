import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const WORKER = new URL('./checkpoint-worker.ts', import.meta.url);
const PAGE_BYTES = 4096;
/** Pages in the log at which SQLite itself would do it, within a commit. */
const DUE_PAGES = 1000;
/** So long a log means that writes came faster than they were taken over, or a reader was in the way: then writes wait. */
const LATE_PAGES = 4 * DUE_PAGES;

/** PASSIVE disturbs nobody and does what it can; FULL keeps writes out until it is done. */
export type CheckpointMode = 'PASSIVE' | 'FULL';

/** What SQLite says of one: pages in the log, and how many of them are in the database now. */
export interface Checkpoint {
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Takes what was committed from SQLite's log into the database, on a thread of its own that starts when it is first
 * needed. The connection that writes must not do it: everything would wait for the disk meanwhile.
 */
export function createCheckpoints(file: string) {
  let worker: Worker | undefined;
  let running: Promise<void> | undefined;
  let isClosed = false;
  let mode: CheckpointMode = 'PASSIVE';
  /** A log that begins anew keeps its length on the disk: what is in it is reckoned from what commits took before. */
  let commits = 0;
  let pagesEach = 0;
  let pagesLeft = 0;
  let longest = 0;

  const length = () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;

  const hasGrownBy = (pages: number): boolean =>
    commits * pagesEach >= pages || length() >= longest + pages * PAGE_BYTES;

  async function checkpoint(): Promise<void> {
    const own = commits;
    const done = await ask(mode);
    commits -= own;
    longest = length();
    if (!done) return;
    const isComplete = done.log === done.checkpointed;
    pagesEach = Math.max(0, done.log - pagesLeft) / own;
    pagesLeft = isComplete ? 0 : done.log;
    mode = pagesLeft > LATE_PAGES ? 'FULL' : 'PASSIVE';
  }

  /** Null when the thread failed (a full disk, say): it is replaced when the log has grown as much again. */
  function ask(what: CheckpointMode): Promise<Checkpoint | null> {
    worker ??= start();
    const thread = worker;
    return new Promise((resolve) => {
      const settle = (done: Checkpoint | null) => {
        thread.off('message', settle);
        thread.off('exit', failed);
        resolve(done);
      };
      const failed = () => settle(null);
      thread.on('message', settle);
      thread.on('exit', failed);
      thread.postMessage(what);
    });
  }

  function start(): Worker {
    const thread = new Worker(WORKER, { workerData: file });
    thread.unref();
    thread.on('error', () => {});
    thread.on('exit', () => {
      if (worker === thread) worker = undefined;
    });
    return thread;
  }

  return {
    /** To be called after commits; never keeps anyone waiting. */
    committed(): void {
      commits += 1;
      if (running || isClosed || !hasGrownBy(DUE_PAGES)) return;
      running = checkpoint().finally(() => {
        running = undefined;
      });
    },
    /**
     * To be awaited before the next write: while one is under way on a machine that gives its thread no time, writes must
     * not make the log grow on and on. Undefined when there is room, as there nearly always is.
     */
    room(): Promise<void> | undefined {
      return running && hasGrownBy(LATE_PAGES) ? running : undefined;
    },
    /** Lets one that is under way come to its end. */
    async close(): Promise<void> {
      isClosed = true;
      await running;
      const thread = worker;
      if (!thread) return;
      thread.ref();
      const exited = new Promise((resolve) => thread.once('exit', resolve));
      thread.postMessage('end');
      await exited;
    },
  };
}
