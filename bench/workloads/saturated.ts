import { closeScreens, openScreens } from '../load/open-screens.ts';
import type { Workload } from '../run/workload.ts';

interface SaturatedSize extends Record<string, number> {
  /** Updates under way at the same time, each in a case of its own that its complainant follows. */
  lanes: number;
  seconds: number;
}

const WARM_UP_MS = 1000;

/** W3: as many durable updates as the server takes, each officer posting again as soon as answered. */
export const saturated: Workload<SaturatedSize> = {
  id: 'saturated',
  title: 'As many updates as it takes',
  full: { lanes: 64, seconds: 4 },
  small: { lanes: 32, seconds: 3 },
  figures: [
    { id: 'rate', label: 'durable updates', unit: '1/s', better: 'higher', target: 1.5 },
    { id: 'cpu', label: 'CPU an update', unit: 'µs', better: 'lower' },
  ],
  sitting: 'posting',
  scale: ({ lanes }) => ({ cases: lanes }),
  async measure(subject, { lanes, seconds }, meter) {
    const screens = await openScreens(lanes, (index, source) => subject.caseScreen(index, 0, source));
    const postFor = async (ms: number): Promise<number> => {
      const end = performance.now() + ms;
      let posts = 0;
      const lane = async (index: number) => {
        for (; performance.now() < end; posts += 1) await subject.post(index, `update ${posts}`);
      };
      await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
      return posts;
    };
    try {
      await postFor(WARM_UP_MS);
      await meter.begin();
      const posts = await postFor(seconds * 1000);
      const { cpuMs, ms } = await meter.end();
      return { rate: posts / (ms / 1000), cpu: (cpuMs * 1000) / posts };
    } finally {
      closeScreens(screens);
    }
  },
};
