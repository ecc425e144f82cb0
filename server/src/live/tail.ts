import type { Logger } from 'pino';
import type { Database } from '../platform/db/database.ts';
import type { LogRow, Signal } from '../platform/event-log/event-log.store.ts';
import {
  endOfLogs,
  type LogCursor,
  readLogAfter,
  readSignalsAfter,
} from '../platform/event-log/follow-log.store.ts';

export interface TailListener {
  /** New rows of the log, in order; awaited before the next are read. */
  onEvents(rows: LogRow[]): Promise<void>;
  onSignals(signals: Signal[]): Promise<void>;
}

const PAGE = 500;
/** How often it looks by itself, should a nudge be lost. */
const POLL_MS = 500;

/** Reads the log on from where this process started: nudged after each commit, here or at another portal, polling when the nudge is lost. */
export function createTail(db: Database, logger: Logger, listener: TailListener) {
  let events: LogCursor;
  let signals: LogCursor;
  let running: Promise<void> | null = null;
  let isNudged = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function readOn(): Promise<void> {
    do {
      isNudged = false;
      const log = await readLogAfter(db, events, PAGE);
      if (log.rows.length > 0) await listener.onEvents(log.rows);
      events = log.cursor;
      const news = await readSignalsAfter(db, signals, PAGE);
      if (news.rows.length > 0) await listener.onSignals(news.rows);
      signals = news.cursor;
      if (log.rows.length === PAGE || news.rows.length === PAGE) isNudged = true;
    } while (isNudged && !isStopped);
  }

  function nudge(): void {
    isNudged = true;
    if (running || isStopped) return;
    running = readOn()
      .catch((error) => logger.error({ err: error }, 'the log could not be read on; trying again'))
      .finally(() => {
        running = null;
      });
  }

  return {
    async start(): Promise<void> {
      ({ events, signals } = await endOfLogs(db));
      db.onCommit(nudge);
      timer = setInterval(nudge, POLL_MS);
      timer.unref();
    },
    nudge,
    async stop(): Promise<void> {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
