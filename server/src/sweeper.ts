import type { SignInCommands } from './accounts/sign-in.commands.ts';
import { expireWindows } from './cases/expire-windows.commands.ts';
import type { PassCommands } from './cases/passes.commands.ts';
import { tellDelayed } from './cases/tell-delayed.commands.ts';
import { clearUploads } from './files/uploads.commands.ts';
import { createDuty } from './platform/duty.ts';
import { clearSignalsBefore } from './platform/event-log/event-log.store.ts';
import { clearAnswersBefore } from './platform/idempotency/idempotency.store.ts';
import type { Services } from './platform/services.ts';
import { endDueSeats } from './seats/end-seat.commands.ts';

const WINDOWS_MS = 250;
const TELLING_MS = 1000;
const SESSIONS_MS = 10_000;
const UPLOADS_MS = 10 * 60_000;
const CLEANING_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Work that falls due by the clock: ending windows, ending idle sessions, clearing what is kept for a day. */
export function createSweeper(services: Services, signIn: SignInCommands, passes: PassCommands) {
  const timers: NodeJS.Timeout[] = [];
  const running = new Set<Promise<unknown>>();

  const duty = createDuty(services.db, 'due-work');

  function every(ms: number, work: () => Promise<unknown>): void {
    let isBusy = false;
    const timer = setInterval(() => {
      if (isBusy) return;
      isBusy = true;
      const run = whenMine(work)
        .catch((error) => services.logger.error({ err: error }, 'due work failed; trying again'))
        .finally(() => {
          isBusy = false;
          running.delete(run);
        });
      running.add(run);
    }, ms);
    timer.unref();
    timers.push(timer);
  }

  /** Of several portals on one database one does it all, and another goes on when that one is gone. */
  async function whenMine(work: () => Promise<unknown>): Promise<void> {
    if (await duty.isMine()) await work();
  }

  async function endIdleSessions(): Promise<void> {
    await signIn.endIdleSessions();
    await passes.endIdleSessions();
  }

  async function clean(): Promise<void> {
    const before = services.clock.now() - DAY_MS;
    await services.db.write(async (tx) => {
      await clearSignalsBefore(tx, before);
      await clearAnswersBefore(tx, before);
    });
  }

  return {
    /** Catches up with what fell due while nothing was running; before the first screen is let in. */
    async start(): Promise<void> {
      while ((await expireWindows(services)) > 0);
      await endDueSeats(services);
      await tellDelayed(services);
      await clearUploads(services);
      await endIdleSessions();
      every(WINDOWS_MS, () => expireWindows(services));
      every(WINDOWS_MS, () => endDueSeats(services));
      every(TELLING_MS, () => tellDelayed(services));
      every(UPLOADS_MS, () => clearUploads(services));
      every(SESSIONS_MS, endIdleSessions);
      every(CLEANING_MS, clean);
    },
    async stop(): Promise<void> {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
      await duty.leave().catch((error) => services.logger.warn({ err: error }, 'another portal has to wait'));
    },
  };
}
