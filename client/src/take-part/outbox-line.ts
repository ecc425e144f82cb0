import type { ErrorCode } from '@sunshine-seat/shared/contract/errors.ts';
import { CallError } from '../api/call.ts';
import type { TextPlace } from './kept-words.ts';
import {
  added,
  arrived,
  leaving,
  nextOf,
  type Outbox,
  refused,
  takenBack,
  type Unsent,
  withoutStills,
} from './outbox.ts';

/** What may pass by itself; everything else the server has decided. */
const PASSING: readonly string[] = ['THROTTLED', 'BUSY', 'STOPPING', 'INTERNAL'];
const OVER: readonly string[] = ['NOT_SIGNED_IN', 'SESSION_ENDED', 'PASS_REFUSED'];
const AGAIN_MS = 3_000;

export type OutboxLine = {
  items(): Outbox;
  subscribe(listener: () => void): () => void;
  add(given: Pick<Unsent, 'key' | 'at' | 'after' | 'intent'>): void;
  takeBack(key: string): void;
  /** Stills are no longer shared. */
  dropStills(code: ErrorCode): void;
  /** Sends what waits, in order, as long as the server can be reached. */
  run(): void;
  stop(): void;
};

type Means = {
  /** The case it belongs to: what was written for another one is not sent. */
  readonly number: string;
  readonly place: TextPlace;
  /** Sends one and answers with the entry it has become. */
  send(unsent: Unsent): Promise<string | null>;
  /** One page of the browser at a time. */
  alone(run: () => Promise<void>): Promise<void>;
  isReachable(): boolean;
  over(code: ErrorCode): void;
};

/** Keeps what was given until the server has it: through retries, reloads and several pages of one browser. */
export function createOutboxLine(means: Means): OutboxLine {
  const kept = keptOutbox(means);
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let isRunning = false;

  async function sendAll(): Promise<void> {
    for (;;) {
      const unsent = nextOf(kept.read());
      if (!unsent || isStopped || !means.isReachable()) return;
      kept.change((outbox) => leaving(outbox, unsent.key));
      const wait = await sendOne({ ...unsent, hasLeft: true });
      if (wait === null) continue;
      pause = setTimeout(() => {
        pause = undefined;
        run();
      }, wait);
      return;
    }
  }

  /** How long to wait before it is tried again, or null when it is settled. */
  async function sendOne(unsent: Unsent): Promise<number | null> {
    try {
      const entryId = await means.send(unsent);
      kept.change((outbox) => arrived(outbox, unsent.key, entryId));
      return null;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const { code, retryAfterMs } = error;
      if (code === 'NETWORK' || PASSING.includes(code)) return retryAfterMs ?? AGAIN_MS;
      if (OVER.includes(code)) {
        isStopped = true;
        means.over(code);
      } else kept.change((outbox) => refused(outbox, unsent.key, code));
      return null;
    }
  }

  function run() {
    if (isRunning || isStopped || pause !== undefined || !nextOf(kept.read())) return;
    isRunning = true;
    void means.alone(sendAll).finally(() => {
      isRunning = false;
    });
  }

  return {
    items: kept.read,
    subscribe: kept.subscribe,
    add(given) {
      kept.change((outbox) => added(outbox, given));
      run();
    },
    takeBack: (key) => kept.change((outbox) => takenBack(outbox, key)),
    dropStills: (code) => kept.change((outbox) => withoutStills(outbox, code)),
    run,
    stop() {
      isStopped = true;
      clearTimeout(pause);
      kept.stop();
    },
  };
}

const NOTHING: Outbox = [];

/** The outbox as it is kept on the device, the same for every page of the browser. */
function keptOutbox({ number, place }: Pick<Means, 'number' | 'place'>) {
  const listeners = new Set<() => void>();
  let text: string | null = null;
  let outbox: Outbox = NOTHING;
  const read = (): Outbox => {
    const now = place.read();
    if (now !== text) {
      text = now;
      outbox = now === null ? NOTHING : itemsIn(now, number);
    }
    return outbox;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const stop = place.onOther(tell);
  return {
    read,
    stop,
    change(step: (outbox: Outbox) => Outbox) {
      const before = read();
      const next = step(before);
      if (next === before) return;
      place.write(next.length > 0 ? JSON.stringify({ number, items: next }) : null);
      tell();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function itemsIn(text: string, number: string): Outbox {
  try {
    const kept = JSON.parse(text) as { number: string; items: Outbox };
    return kept.number === number ? kept.items : NOTHING;
  } catch {
    return NOTHING;
  }
}
