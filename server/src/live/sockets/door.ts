import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';

export interface DoorOptions {
  /** Who may be on the way in at once; their places are given to others a tick later, so that other work has its turn. */
  readonly atOnce: number;
  /** Who may wait in front of it. */
  readonly waiting: number;
}

/** Half of what can be let in, with all that goes on beside it: who is sent away comes back spread by this. */
const EACH_MS = 2;
/** Nobody comes back sooner. */
export const SOONEST_MS = 1000;
/** Nobody is sent away for longer, also when the clock was moved. */
const LATEST_MS = 30_000;

/** Given when it is one's turn; returned when one is in, or was not let in. Returning it twice is harmless. */
export type Place = () => void;

interface Waiting {
  enter: (place: Place) => void;
}

/**
 * Bounds how many are on their way in. The others wait, the first to come first, each audience in a queue of its own of
 * which one after the other is served: however many phones come back at once, an officer is not behind all of them.
 */
export function createDoor(clock: Clock, { atOnce, waiting }: DoorOptions) {
  const queues = new Map<string, Waiting[]>();
  let inside = 0;
  let outside = 0;
  let comesBackAt = 0;

  function place(): Place {
    inside += 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      setImmediate(() => {
        inside -= 1;
        callIn();
      });
    };
  }

  function callIn(): void {
    while (inside < atOnce && outside > 0) {
      const [audience, queue] = queues.entries().next().value as [string, Waiting[]];
      const first = queue.shift();
      // Back to the end of the round, unless nobody else of this audience waits.
      queues.delete(audience);
      if (queue.length > 0) queues.set(audience, queue);
      outside -= 1;
      first?.enter(place());
    }
  }

  /** When whoever cannot even wait may come again: everyone a little later than the one before. */
  function sentAway(): AppError {
    const now = clock.now();
    const isStale = comesBackAt < now + SOONEST_MS || comesBackAt > now + LATEST_MS;
    comesBackAt = isStale ? now + SOONEST_MS : comesBackAt + EACH_MS;
    return new AppError('BUSY', { retryAfterMs: comesBackAt - now });
  }

  return {
    /** Waits for one's turn; throws BUSY at once when too many wait already. */
    async enter(audience: string): Promise<Place> {
      if (inside < atOnce && outside === 0) return place();
      if (outside >= waiting) throw sentAway();
      outside += 1;
      return await new Promise((enter) => {
        const queue = queues.get(audience);
        if (queue) queue.push({ enter });
        else queues.set(audience, [{ enter }]);
      });
    },
    get waiting(): number {
      return outside;
    },
  };
}

/** Milliseconds over which so many screens are to come back. */
export function spreadOf(screens: number): number {
  return Math.max(2000, screens * EACH_MS);
}
