import type { Logger } from 'pino';

/** A third of the time between two pictures of a hall’s screen: what changes within it is told together. */
const MOMENT_MS = 5;
/** The database may be away for a moment; a board that is left as it was would go on showing what is over. */
const AGAIN_MS = 500;

/**
 * When the displays of a station are told their board: once, whole, for all that happened in the same moment.
 * @param tell reads the board as it is then, and sends it
 */
export function createBoardNews(tell: (stationId: string) => Promise<void>, logger: Logger) {
  const due = new Map<string, NodeJS.Timeout>();
  /** Stations whose board is being read, and whether it has changed since. */
  const telling = new Map<string, boolean>();
  let isStopped = false;

  function tellAfter(stationId: string, waitMs: number): void {
    if (isStopped || due.has(stationId)) return;
    due.set(
      stationId,
      setTimeout(() => void tellNow(stationId), waitMs),
    );
  }

  /** One at a time: a board that was read earlier must not arrive later. */
  async function tellNow(stationId: string): Promise<void> {
    due.delete(stationId);
    telling.set(stationId, false);
    const isTold = await tell(stationId).then(
      () => true,
      (error) => {
        if (!isStopped) logger.error({ err: error, stationId }, 'a board could not be told');
        return false;
      },
    );
    const hasChanged = telling.get(stationId);
    telling.delete(stationId);
    if (!isTold) tellAfter(stationId, AGAIN_MS);
    else if (hasChanged) tellAfter(stationId, MOMENT_MS);
  }

  return {
    changed(stationId: string): void {
      if (telling.has(stationId)) telling.set(stationId, true);
      else tellAfter(stationId, MOMENT_MS);
    },
    stop(): void {
      isStopped = true;
      for (const timer of due.values()) clearTimeout(timer);
    },
  };
}
