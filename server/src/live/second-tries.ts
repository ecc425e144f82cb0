import type { LogRow } from '../platform/event-log/event-log.store.ts';
import { createTurns } from '../platform/turns.ts';

const AGAIN_MS = 500;
/** A database that restarts is back by then; a case that cannot be opened at all never is. */
const TRIES = 40;

interface Showing {
  show(caseId: string, rows: LogRow[]): Promise<void>;
  onGivenUp(caseId: string, error: unknown): void;
}

/**
 * News of cases that could not be shown, because the database was not there for a moment: shown again, in their order, until it
 * works or is given up. The news of other cases go on meanwhile.
 */
export function createSecondTries({ show, onGivenUp }: Showing) {
  const waiting = new Map<string, { rows: LogRow[]; tries: number }>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function attempt(caseId: string, rows: LogRow[]): Promise<void> {
    const earlier = waiting.get(caseId);
    const all = [...(earlier?.rows ?? []), ...rows];
    const tries = (earlier?.tries ?? 0) + 1;
    try {
      await show(caseId, all);
      waiting.delete(caseId);
    } catch (error) {
      if (tries >= TRIES) {
        waiting.delete(caseId);
        return onGivenUp(caseId, error);
      }
      waiting.set(caseId, { rows: all, tries });
      tryLater();
    }
  }

  function tryLater(): void {
    if (timer || isStopped) return;
    timer = setTimeout(async () => {
      timer = undefined;
      await Promise.all(waiting.keys().map((caseId) => inTurn(caseId, () => attempt(caseId, []))));
    }, AGAIN_MS);
    timer.unref();
  }

  /** What the tail brings of a case and what is tried again must not overtake each other. */
  const inTurn = createTurns();

  return {
    /** Shows news of a case after whatever of it still waits. */
    show: (caseId: string, rows: LogRow[]): Promise<void> => inTurn(caseId, () => attempt(caseId, rows)),
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
