import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closeScreens } from '../load/open-screens.ts';
import type { Screen } from '../load/screen.ts';
import { type Figure, median } from '../run/figures.ts';
import type { Workload } from '../run/workload.ts';
import { Person } from '../seed/person.ts';
import { report } from '../seed/seed-case.ts';

interface MillionSize extends Record<string, number> {
  /** Updates of past years, and the ended cases they are in. */
  updates: number;
  past: number;
  /** How often each thing is done in a turn. */
  times: number;
}

/** Cases that are open besides. */
const OPEN_CASES = 50;
const WARM_UP = 20;

const ratio = (id: string, label: string): Figure => ({
  id,
  label,
  unit: 'ms',
  better: 'lower',
  target: 1.2,
});

/** W6: an installation with a million updates against an empty one. */
export const million: Workload<MillionSize> = {
  id: 'million',
  title: 'A million updates stored',
  full: { updates: 1_000_000, past: 100_000, times: 100 },
  small: { updates: 5000, past: 500, times: 30 },
  figures: [
    { id: 'start', label: 'start to ready', unit: 'ms', better: 'lower', limit: 3000 },
    ratio('join', 'joining a case'),
    ratio('queue', 'the queue'),
    ratio('post', 'an update'),
    ratio('report', 'a report'),
    { id: 'disk', label: 'on the disk', unit: 'MB', better: 'lower' },
    { id: 'cpu', label: 'CPU of all of it', unit: 'ms', better: 'lower' },
  ],
  manner: { turns: 3 },
  cast: { names: ['portal with a past', 'portal'], own: 'portal with a past', yardstick: 'portal' },
  scale: ({ updates, past }) => ({ cases: OPEN_CASES, past: { cases: past, updates } }),
  async measure(subject, { times }, meter) {
    const [server] = subject.servers;
    if (!subject.installation) throw new Error('only the portal has an installation');
    const officer = new Person(server.address, subject.installation.cookies.officer);
    const screens: Screen[] = [];
    const steps: Record<string, (index: number) => Promise<unknown>> = {
      join: async (index) => screens.push(await subject.caseScreen(index % OPEN_CASES, 5)),
      queue: () => officer.ok('listCases', {}),
      post: (index) => subject.post(index % OPEN_CASES, `update ${index}`),
      report: () => officer.ok('takeReport', { body: report() }),
    };
    const measured: Record<string, number> = { start: server.startMs, disk: sizeMb(subject.dataDir) };
    try {
      for (const step of Object.values(steps)) await timed(WARM_UP, step);
      await meter.begin();
      for (const [id, step] of Object.entries(steps)) measured[id] = median(await timed(times, step));
      return { ...measured, cpu: (await meter.end()).cpuMs };
    } finally {
      closeScreens(screens);
      officer.close();
    }
  },
};

/** What lies in a folder, in MB. */
function sizeMb(folder = ''): number {
  const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  return bytes.reduce((sum, size) => sum + size, 0) / 1024 ** 2;
}

/** Does a step so often, one after the other; milliseconds of each. */
async function timed(times: number, step: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const began = performance.now();
    await step(index);
    taken.push(performance.now() - began);
  }
  return taken;
}
