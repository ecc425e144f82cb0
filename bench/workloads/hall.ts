import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from '../load/crowd.ts';
import type { Screen } from '../load/screen.ts';
import { type Figure, type Measured, median } from '../run/figures.ts';
import type { Meter } from '../run/meter.ts';
import type { Workload } from '../run/workload.ts';
import type { Posted, Subject } from '../subjects/subject.ts';

interface HallSize extends Record<string, number> {
  screens: number;
  /** Updates posted in the same moment, each in a case of its own. */
  atOnce: number;
  /** How often. */
  times: number;
}

/** Of the station; no more change in the same moment. */
const CASES = 10;
const WARM_UP = 3;
const PATIENCE_MS = 30_000;

/**
 * Screens of a hall, and updates that all of them show. An update counts as delivered to a screen that shows it: the
 * portal sends the board as it is, so that one frame may show several; a peer sends a frame for each.
 */
function hall(
  id: string,
  title: string,
  target: number,
  full: HallSize,
  small: HallSize,
): Workload<HallSize> {
  const perCpu: Figure = {
    id: 'deliveries',
    label: 'deliveries',
    unit: '1/CPU-s',
    better: 'higher',
    target,
  };
  const toLast: Figure = { id: 'last', label: 'to the last screen', unit: 'ms', better: 'lower' };
  return {
    id,
    title,
    full,
    small,
    figures: [perCpu, toLast],
    sitting: 'hall',
    scale: () => ({ cases: CASES }),
    async measure(subject, size, meter) {
      return measureHall(subject, await gather(subject, size.screens, 'hall'), size, meter);
    },
  };
}

async function measureHall(
  subject: Subject,
  screens: readonly Screen[],
  { atOnce, times }: HallSize,
  meter: Meter,
): Promise<Measured> {
  for (let turn = 0; turn < WARM_UP; turn += 1) await tellHall(subject, screens, atOnce);
  await meter.begin();
  const toLast: number[] = [];
  for (let turn = 0; turn < times; turn += 1) toLast.push(await tellHall(subject, screens, atOnce));
  const { cpuMs } = await meter.end();
  return { deliveries: (screens.length * atOnce * times) / (cpuMs / 1000), last: median(toLast) };
}

/** Posts, and waits until every screen shows it; gives the milliseconds that took. */
async function tellHall(subject: Subject, screens: readonly Screen[], atOnce: number): Promise<number> {
  for (const screen of screens) screen.received = 0;
  const began = performance.now();
  const posting = Array.from({ length: atOnce }, (_, index) => subject.post(index, `at ${began}`));
  const posts: Posted[] = await Promise.all(posting);
  for (const screen of screens) {
    while (!subject.isTold(screen, posts)) {
      if (performance.now() - began > PATIENCE_MS) throw new Error('an update did not reach a hall screen');
      await sleep(1);
    }
  }
  return performance.now() - began;
}

/** W4: one update to all screens of a hall. */
export const single = hall(
  'single',
  'One update to a hall',
  1.3,
  { screens: 5000, atOnce: 1, times: 20 },
  { screens: 200, atOnce: 1, times: 10 },
);

/** W4: ten updates in the same moment. */
export const burst = hall(
  'burst',
  'Ten updates at once to a hall',
  5,
  { screens: 2000, atOnce: 10, times: 12 },
  { screens: 100, atOnce: 10, times: 10 },
);
