import type { Services } from '../platform/services.ts';
import { createThrottle } from '../platform/throttle.ts';
import type { Outlet } from './outlet.ts';
import { rooms } from './rooms.ts';

/** What is shown for some seconds need not be said more often than this, however many write and however fast. */
const EVERY_MS = 2000;
const TOPIC = 'typing';

type Side = 'complainant' | 'officer';

/** Tells the other side that someone writes on a case, wherever its screens are. */
export function createTypingNews({ clock, db }: Pick<Services, 'clock' | 'db'>, outlet: Outlet) {
  const throttle = createThrottle(clock, { burst: 1, everyMs: EVERY_MS });

  function isDue(side: Side, caseId: string): boolean {
    try {
      throttle.take(`${side}:${caseId}`);
      return true;
    } catch {
      return false;
    }
  }

  /** Shows it at this portal; false when it was shown just now. */
  function show(side: Side, caseId: string): boolean {
    if (!isDue(side, caseId)) return false;
    if (side === 'officer') outlet.send('complainant', rooms.case(caseId), 'typing', {});
    else outlet.send('officer', rooms.case(caseId), 'typing', { caseId });
    return true;
  }

  const stop = db.others.onWord((word) => {
    if (word.topic === TOPIC) show(word.side as Side, word.caseId as string);
  });

  return {
    tell(side: Side, caseId: string): void {
      if (show(side, caseId)) db.others.say({ topic: TOPIC, side, caseId });
    },
    stop,
  };
}

export type TypingNews = ReturnType<typeof createTypingNews>;
