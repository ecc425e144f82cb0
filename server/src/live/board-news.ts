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
  let isStopped = false;

  function tellAfter(stationId: string, waitMs: number): void {
    if (isStopped || due.has(stationId)) return;
    const timer = setTimeout(async () => {
      due.delete(stationId);
      try {
        await tell(stationId);
      } catch (error) {
        logger.error({ err: error, stationId }, 'a board could not be told');
        tellAfter(stationId, AGAIN_MS);
      }
    }, waitMs);
    due.set(stationId, timer);
  }

  return {
    changed: (stationId: string): void => tellAfter(stationId, MOMENT_MS),
    stop(): void {
      isStopped = true;
      for (const timer of due.values()) clearTimeout(timer);
    },
  };
}
