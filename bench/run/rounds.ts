import { join } from 'node:path';
import type { Contestant } from '../subjects/subject.ts';
import type { Measured } from './figures.ts';
import { Meter } from './meter.ts';
import type { Size, Workload } from './workload.ts';

/** What one workload gave: figures of each round, by contestant. */
export interface Outcome {
  workload: string;
  size: Size;
  rounds: Record<string, Measured[]>;
  /** Rounds that could not be finished, with the reason. */
  failures: string[];
}

interface Given {
  workload: Workload;
  size: Size;
  contestants: readonly Contestant[];
  rounds: number;
  /** Folder for profiles, when they are asked for. */
  profiles: string | undefined;
}

/** Runs a workload: every contestant in every round, each time another one first, so that drift hits all alike. */
export async function runRounds(given: Given): Promise<Outcome> {
  const { workload, size, contestants } = given;
  const rounds: Outcome['rounds'] = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  const failures: string[] = [];
  for (let round = 0; contestants.length > 0 && round < given.rounds; round += 1) {
    const shift = round % contestants.length;
    for (const contestant of [...contestants.slice(shift), ...contestants.slice(0, shift)]) {
      try {
        const measured = await runOne(given, contestant, round);
        rounds[contestant.name]?.push(measured);
        console.log(`  ${workload.id} ${round + 1}/${given.rounds} ${contestant.name}: ${inShort(measured)}`);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        failures.push(`${contestant.name}, round ${round + 1}: ${reason}`);
        console.error(`  ${workload.id} ${round + 1}/${given.rounds} ${contestant.name} failed: ${reason}`);
      }
    }
  }
  return { workload: workload.id, size, rounds, failures };
}

async function runOne(given: Given, contestant: Contestant, round: number): Promise<Measured> {
  const { workload, size, profiles } = given;
  const profile = profiles && join(profiles, `${workload.id}-${contestant.name}-${round + 1}.cpuprofile`);
  const isInspected = profile !== undefined || workload.isInspected === true;
  const subject = await contestant.start(workload.scale(size), isInspected);
  try {
    return await workload.measure(subject, size, new Meter(subject.servers, profile));
  } finally {
    await subject.stop();
  }
}

const inShort = (measured: Measured): string =>
  Object.entries(measured)
    .map(([id, value]) => `${id} ${Number(value.toPrecision(4))}`)
    .join('  ');
