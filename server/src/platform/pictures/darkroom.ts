import { AppError } from '../errors.ts';

/** Pictures in work at once; each holds a decoded image in memory. */
const AT_ONCE = 2;
const WAITING = 8;
const RETRY_MS = 2000;

let running = 0;
const queue: (() => void)[] = [];

/** Runs picture work when there is room for it; refuses with BUSY rather than let it pile up. */
export async function inDarkroom<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new AppError('BUSY', { retryAfterMs: RETRY_MS });
    await new Promise<void>((enter) => queue.push(enter));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // Whoever waits takes this place over.
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}
