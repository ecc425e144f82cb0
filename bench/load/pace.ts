import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does something so many times a second, whether or not what went before is done: whoever is slow gets no easier
 * load. Each call gets the moment it was due, from which a delay counts.
 * @param perSecond how often
 * @param isOver asked before each; true ends it
 */
export async function atPace(
  perSecond: number,
  isOver: (due: number) => boolean,
  act: (due: number) => Promise<void>,
): Promise<void> {
  const everyMs = 1000 / perSecond;
  const under: Promise<void>[] = [];
  for (let due = performance.now(); !isOver(due); due += everyMs) {
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    under.push(act(due));
  }
  await Promise.all(under);
}
