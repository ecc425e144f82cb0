import type { Tx } from './db/database.ts';
import type { Services } from './services.ts';

/** How long notes are gathered: when everyone comes back at once, a write for each few of them is what it would cost. */
const GATHERED_MS = 250;

/**
 * Notes that sessions are in use: many in one write, and nobody waits for it. Nothing hangs on such a note but when an
 * idle session ends, and when everyone comes back at once there is one for everyone.
 */
export function createTouches(
  { db, clock, logger }: Services,
  write: (tx: Tx, ids: readonly string[], at: number) => Promise<void>,
): (id: string) => void {
  const waiting = new Set<string>();
  let latest = 0;

  async function writeAll(): Promise<void> {
    const ids = [...waiting];
    waiting.clear();
    await db.write((tx) => write(tx, ids, latest));
  }

  return (id) => {
    if (waiting.size === 0) {
      const timer = setTimeout(() => {
        writeAll().catch((error) => logger.warn({ err: error }, 'the use of sessions could not be noted'));
      }, GATHERED_MS);
      timer.unref();
    }
    waiting.add(id);
    latest = clock.now();
  };
}
