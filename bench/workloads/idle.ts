import { setTimeout as sleep } from 'node:timers/promises';
import { disperse, gather } from '../load/crowd.ts';
import { collectGarbage } from '../process/garbage.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import type { Workload } from '../run/workload.ts';
import type { Subject } from '../subjects/subject.ts';

interface IdleSize extends Record<string, number> {
  screens: number;
  /** How long nothing happens. */
  seconds: number;
}

const WARM_UP = 300;
const SETTLE_MS = 1500;

/** W1: what a complainant costs who only looks: memory, and the CPU of heartbeats and beacons. */
export const idle: Workload<IdleSize> = {
  id: 'idle',
  title: 'Complainants who only look',
  full: { screens: 5000, seconds: 15 },
  small: { screens: 200, seconds: 6 },
  figures: [
    { id: 'memory', label: 'memory a screen', unit: 'KB', better: 'lower', target: 0.75 },
    { id: 'cpu', label: 'CPU a screen and minute', unit: 'µs', better: 'lower' },
  ],
  isInspected: true,
  sitting: 'crowd',
  // Of four at once the sockets would be more than a process may have open on many a machine.
  manner: { atOnce: 3 },
  scale: ({ screens }) => ({ cases: screens }),
  async measure(subject, { screens: count, seconds }, meter) {
    const memory = await inTurn(() => gatherMeasured(subject, count));
    await meter.begin();
    await sleep(seconds * 1000);
    const { cpuMs, ms } = await meter.end();
    return { memory, cpu: (cpuMs * 1000) / count / (ms / 60_000) };
  },
};

let turn: Promise<unknown> = Promise.resolve();

/** While some wait, others come; but never two crowds at the same time. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = turn.then(work);
  turn = done.catch(() => {});
  return done;
}

/** Lets a crowd come; gives the memory in KB that each of it costs. */
async function gatherMeasured(subject: Subject, count: number): Promise<number> {
  await gather(subject, Math.min(WARM_UP, count));
  disperse(subject);
  const before = await restingKb(subject.servers);
  await gather(subject, count);
  return ((await restingKb(subject.servers)) - before) / count;
}

/** Memory in KB of all processes once garbage is collected. */
async function restingKb(servers: readonly MeasuredProcess[]): Promise<number> {
  await sleep(SETTLE_MS);
  await collectGarbage(servers);
  return servers.reduce((sum, server) => sum + server.rssKb(), 0);
}
