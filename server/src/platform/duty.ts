import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './db/database.ts';
import { claimDuty, leaveDuty } from './duties/duties.store.ts';
import { newId } from './ids.ts';

/** How long a duty stays with a portal that says nothing more: it was killed, or its machine is gone. */
const LEASE_MS = 2000;
/** How often it is renewed, or asked for by the others. */
const ASK_MS = 500;

/**
 * Work that one of the portals on a database does for all. A portal that stopped in the middle and comes back late may do a
 * piece of it once more: whatever is done must come out the same when it is done twice.
 */
export function createDuty(db: Database, name: string) {
  const holder = newId();
  let mineUntil = 0;
  let askAt = 0;
  let asking: Promise<boolean> | undefined;

  async function ask(): Promise<boolean> {
    // Counted from before the question: here the duty ends earlier than in the database, never later.
    const now = performance.now();
    askAt = now + ASK_MS;
    mineUntil = (await claimDuty(db, name, holder, LEASE_MS)) ? now + LEASE_MS : 0;
    return mineUntil > performance.now();
  }

  return {
    /** Whether it is this portal's turn now. SQLite has one portal, whose turn it always is. */
    async isMine(): Promise<boolean> {
      if (db.engine === 'sqlite') return true;
      if (performance.now() < askAt && !asking) return mineUntil > performance.now();
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    async leave(): Promise<void> {
      await asking?.catch(() => false);
      if (mineUntil > 0) await leaveDuty(db, name, holder);
      mineUntil = 0;
    },
  };
}

/** Waits until no other portal does the same, and keeps the others waiting until the work is done. */
export async function withDuty<T>(db: Database, name: string, work: () => Promise<T>): Promise<T> {
  const duty = createDuty(db, name);
  while (!(await duty.isMine())) await sleep(ASK_MS / 5);
  const renewing = setInterval(() => duty.isMine().catch(() => false), ASK_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    await duty.leave();
  }
}
