import { useEffect, useState } from 'react';
import { serverClock } from '../ui/server-clock.ts';
import { isFreshLoadDue } from './quiet-hour.ts';

const MINUTE = 60_000;
const SOON_MS = 20_000;

let isWaiting = false;

/** Loads the page anew, but only when the server gives it: a browser's own error page would stay for ever. */
async function loadAfresh(): Promise<boolean> {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (!answer.ok) return false;
    location.reload();
    return true;
  } catch {
    return false;
  }
}

/** Loads the page anew in a while, again and again until it can be had; calls in between change nothing. */
export function loadAfreshSoon(): void {
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(
    async () => {
      isWaiting = false;
      if (!(await loadAfresh())) loadAfreshSoon();
    },
    SOON_MS * (1 + Math.random()),
  );
}

/** Once a day at a quiet hour, so that a display nobody touches runs what was last released and starts clean. */
export function useDailyFreshLoad(timeZone: string): void {
  const [loadedAt] = useState(() => performance.now());
  const [minute] = useState(() => Math.floor(Math.random() * 50));
  useEffect(() => {
    const timer = setInterval(() => {
      const age = performance.now() - loadedAt;
      if (isFreshLoadDue(serverClock.now(), timeZone, age, minute)) void loadAfresh();
    }, MINUTE);
    return () => clearInterval(timer);
  }, [timeZone, loadedAt, minute]);
}
