import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { HttpLine } from './http-line.ts';

const EVERY_MS = 5;

/**
 * Asks a server for a sign of life again and again, from a thread of its own so that the load does not delay it. The
 * longest answer is as long as the longest stall of the server's loop.
 */
export function watchStalls(address: string): { longestMs(): Promise<number> } {
  const worker = new Worker(new URL(import.meta.url), { workerData: address });
  const ended = once(worker, 'message');
  return {
    /** Ends the watch and gives the longest answer, in milliseconds. */
    async longestMs() {
      worker.postMessage('end');
      const [longest] = await ended;
      return longest;
    },
  };
}

async function probe(address: string): Promise<void> {
  const line = new HttpLine(address);
  let longest = 0;
  let hasEnded = false;
  parentPort?.once('message', () => {
    hasEnded = true;
  });
  while (!hasEnded) {
    const asked = performance.now();
    // A connection that the server gave up under load is a stall as well; the next question opens another.
    await line.request('GET', '/healthz').catch(() => {});
    longest = Math.max(longest, performance.now() - asked);
    await sleep(EVERY_MS);
  }
  line.close();
  parentPort?.postMessage(longest);
  parentPort?.close();
}

if (!isMainThread) await probe(workerData as string);
