import type { SignInCommands } from './accounts/sign-in.commands.ts';
import { expireWindows } from './cases/expire-windows.commands.ts';
import type { PassCommands } from './cases/passes.commands.ts';
import { clearSignalsBefore } from './platform/event-log/event-log.store.ts';
import { clearAnswersBefore } from './platform/idempotency/idempotency.store.ts';
import type { Services } from './platform/services.ts';

const WINDOWS_MS = 250;
const SESSIONS_MS = 10_000;
const CLEANING_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Work that falls due by the clock: ending windows, ending idle sessions, clearing what is kept for a day. */
export function createSweeper(services: Services, signIn: SignInCommands, passes: PassCommands) {
  const timers: NodeJS.Timeout[] = [];
  const running = new Set<Promise<unknown>>();

  function every(ms: number, work: () => Promise<unknown>): void {
    let isBusy = false;
    const timer = setInterval(() => {
      if (isBusy) return;
      isBusy = true;
      const run = work()
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
      await endIdleSessions();
      every(WINDOWS_MS, () => expireWindows(services));
      every(SESSIONS_MS, endIdleSessions);
      every(CLEANING_MS, clean);
    },
    async stop(): Promise<void> {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running);
    },
  };
}
