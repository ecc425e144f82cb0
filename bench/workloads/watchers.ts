import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeScreens, openScreens } from '../load/open-screens.ts';
import { atPace } from '../load/pace.ts';
import { Receipts } from '../load/receipts.ts';
import type { Screen } from '../load/screen.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import { quantile } from '../run/figures.ts';
import { ALONE, type Workload } from '../run/workload.ts';

interface WatchersSize extends Record<string, number> {
  screens: number;
  /** Cases they watch, each watched by as many. */
  cases: number;
  /** Updates a second, in cases at random. */
  rate: number;
  seconds: number;
}

const LAST_MS = 3000;
const LOOK_MS = 1000;
/** Files a process has open besides its connections, at most. */
const SPARE_FILES = 500;

/** Ten thousand watchers for minutes on end: who drops out, what it costs, and whether memory stays where it is. */
export const watchers: Workload<WatchersSize> = {
  id: 'watchers',
  title: 'Thousands of watchers',
  full: { screens: 10_000, cases: 2000, rate: 100, seconds: 300 },
  small: { screens: 300, cases: 50, rate: 20, seconds: 10 },
  figures: [
    { id: 'dropped', label: 'connections dropped', unit: 'connections', better: 'lower', limit: 0 },
    { id: 'lost', label: 'updates that did not arrive', unit: 'deliveries', better: 'lower', limit: 0 },
    { id: 'p50', label: 'post to screen, p50', unit: 'ms', better: 'lower' },
    { id: 'p99', label: 'post to screen, p99', unit: 'ms', better: 'lower' },
    { id: 'memory', label: 'most memory of the server', unit: 'MB', better: 'lower' },
    { id: 'growth', label: 'memory, last fifth against second', unit: '%', better: 'lower' },
    { id: 'cpu', label: 'share of one core', unit: '%', better: 'lower' },
  ],
  isOnRequest: true,
  rounds: 1,
  cast: ALONE,
  scale: ({ cases }) => ({ cases }),
  async measure(subject, { screens: count, cases, rate, seconds }, meter) {
    checkFiles(count);
    const [server] = subject.servers;
    const screens = await openScreens(count, (index, source) => subject.caseScreen(index % cases, 0, source));
    const receipts = new Receipts();
    for (const screen of screens) screen.onNews = receipts.take;
    const watching = Array.from({ length: cases }, (_, one) => Math.floor((count - one - 1) / cases) + 1);
    const memory = watchMemory(server);
    try {
      await meter.begin();
      const end = performance.now() + seconds * 1000;
      await atPace(
        rate,
        (due) => due >= end,
        async (due) => {
          const one = Math.floor(Math.random() * cases);
          await subject.post(one, receipts.expect(due, watching[one]));
        },
      );
      const { cpuMs, ms } = await meter.end();
      await sleep(LAST_MS);
      return {
        dropped: screens.filter((screen: Screen) => !screen.isOpen).length,
        lost: receipts.missing,
        p50: quantile(receipts.delays, 0.5),
        p99: quantile(receipts.delays, 0.99),
        cpu: (100 * cpuMs) / ms,
        ...memory.end(),
      };
    } finally {
      memory.end();
      closeScreens(screens);
    }
  },
};

/** Both sides need a file a connection; better to say so than to fail at the 1,000th. */
function checkFiles(screens: number): void {
  const limit = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]);
  if (limit < screens + SPARE_FILES)
    throw new Error(
      `${screens} watchers need more open files than ${limit}: ulimit -n ${screens + SPARE_FILES}`,
    );
}

/** Looks at a server's memory every second. */
function watchMemory(server: MeasuredProcess) {
  const looks: number[] = [];
  const timer = setInterval(() => looks.push(server.rssKb() / 1024), LOOK_MS);
  return {
    /** The most it held, in MB, and what it grew by in percent once everyone was there. */
    end() {
      clearInterval(timer);
      const fifth = Math.floor(looks.length / 5);
      const early = quantile(looks.slice(fifth, 2 * fifth), 0.5);
      const late = quantile(looks.slice(-fifth), 0.5);
      return { memory: Math.max(...looks), growth: 100 * (late / early - 1) };
    },
  };
}
