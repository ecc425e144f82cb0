import type { Services } from './services.ts';
import { createThrottle, type Limit, type Throttle } from './throttle.ts';

const TOPIC = 'throttle';

interface Count {
  readonly name: string;
  readonly key: string;
  readonly isBack: boolean;
}

/**
 * A throttle that counts what the other portals on the database let through as well. Each try is counted here before
 * anything is awaited, and told at once: whoever tries at all of them in the same millisecond gets at most one burst from
 * each, and pays it back before the next try.
 */
export function createSharedThrottle(
  { clock, db }: Pick<Services, 'clock' | 'db'>,
  name: string,
  limit: Limit,
): Throttle {
  const throttle = createThrottle(clock, limit);
  const say = (key: string, isBack: boolean) => db.others.say({ topic: TOPIC, name, key, isBack });
  db.others.onWord((word) => {
    if (word.topic !== TOPIC || word.name !== name) return;
    const { key, isBack } = word as unknown as Count;
    if (isBack) throttle.giveBack(key);
    else throttle.owe(key);
  });
  return {
    ...throttle,
    take(key) {
      throttle.take(key);
      say(key, false);
    },
    giveBack(key) {
      throttle.giveBack(key);
      say(key, true);
    },
  };
}
