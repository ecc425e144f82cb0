import { setTimeout as sleep } from 'node:timers/promises';
import { gather } from '../load/crowd.ts';
import { atPace } from '../load/pace.ts';
import { Receipts } from '../load/receipts.ts';
import { collectGarbage } from '../process/garbage.ts';
import { quantile } from '../run/figures.ts';
import type { Workload } from '../run/workload.ts';

interface SteadySize extends Record<string, number> {
  /** Complainants who watch, each in a case of their own. */
  screens: number;
  /** Updates a second, in cases at random. */
  rate: number;
  seconds: number;
}

const WARM_UP_MS = 1000;
const LAST_MS = 700;

/** W3: a working day at its busiest: from an officer's post to the complainant's screen. */
export const steady: Workload<SteadySize> = {
  id: 'steady',
  title: 'Updates among many watchers',
  full: { screens: 5000, rate: 200, seconds: 5 },
  small: { screens: 200, rate: 50, seconds: 4 },
  figures: [
    { id: 'p50', label: 'post to screen, p50', unit: 'ms', better: 'lower' },
    { id: 'p99', label: 'post to screen, p99', unit: 'ms', better: 'lower', target: 1 },
    { id: 'lost', label: 'updates that did not arrive', unit: 'updates', better: 'lower', limit: 0 },
    { id: 'cpu', label: 'CPU an update', unit: 'µs', better: 'lower' },
  ],
  isInspected: true,
  sitting: 'crowd',
  scale: ({ screens }) => ({ cases: screens }),
  async measure(subject, { screens: count, rate, seconds }, meter) {
    const screens = await gather(subject, count);
    const receipts = new Receipts();
    for (const screen of screens) screen.onNews = receipts.take;
    // What a storm before it has left behind is no part of a working day.
    await collectGarbage(subject.servers);
    let posts = 0;
    const postFor = (ms: number) => {
      const end = performance.now() + ms;
      return atPace(
        rate,
        (due) => due >= end,
        async (due) => {
          posts += 1;
          await subject.post(Math.floor(Math.random() * count), receipts.expect(due));
        },
      );
    };
    await postFor(Math.min(WARM_UP_MS, seconds * 500));
    await sleep(LAST_MS);
    receipts.clear();
    posts = 0;
    await meter.begin();
    await postFor(seconds * 1000);
    const { cpuMs } = await meter.end();
    await sleep(LAST_MS);
    const { delays, missing } = receipts;
    return {
      p50: quantile(delays, 0.5),
      p99: quantile(delays, 0.99),
      lost: missing,
      cpu: (cpuMs * 1000) / posts,
    };
  },
};
