import { join } from 'node:path';
import type { Contestant, Subject } from '../subjects/subject.ts';
import {
  beginningAt,
  fail,
  has,
  measureAll,
  type Outcome,
  type Running,
  type Sized,
  type Step,
} from './step.ts';
import { castOf } from './workload.ts';

interface Given {
  /** One, or several that need the same of a server and are measured on the same start of it. */
  sitting: readonly Sized[];
  /** Whom its workloads compare, all of them. */
  contestants: readonly Contestant[];
  rounds: number;
  /** Folder for profiles, when they are asked for. */
  profiles: string | undefined;
}

/** Workloads that follow each other and can share a start of a server, together. */
export function sittingsOf(sized: readonly Sized[]): Sized[][] {
  const needs = ({ workload, size }: Sized) =>
    workload.sitting && JSON.stringify([workload.sitting, workload.scale(size), workload.rounds]);
  const sittings: Sized[][] = [];
  for (const one of sized) {
    const [before] = sittings.at(-1) ?? [];
    if (before && needs(one) !== undefined && needs(one) === needs(before)) sittings.at(-1)?.push(one);
    else sittings.push([one]);
  }
  return sittings;
}

/**
 * Runs a sitting: in every round all contestants are started, each time another one first, so that drift hits all
 * alike. Those whose turn it is not stand still, with nobody connected.
 */
export async function runRounds(given: Given): Promise<Outcome[]> {
  const { sitting, contestants } = given;
  const outcomes = sitting.map(({ workload, size }): Outcome => {
    const cast = contestants.filter(({ name }) => castOf(workload).names.includes(name));
    const rounds = Object.fromEntries(cast.map(({ name }) => [name, []]));
    return { workload: workload.id, size, rounds, failures: [] };
  });
  for (let round = 0; contestants.length > 0 && round < given.rounds; round += 1)
    await runRound(given, round, outcomes);
  return outcomes;
}

async function runRound(given: Given, round: number, outcomes: readonly Outcome[]): Promise<void> {
  const steps = stepsOf(given, round, outcomes);
  const running: Running[] = [];
  try {
    for (const contestant of beginningAt(round, given.contestants)) {
      const { name } = contestant;
      try {
        running.push({ name, subject: await start(given, contestant), known: new Map() });
      } catch (error) {
        for (const step of steps.filter((one) => has(one, name))) fail(step, name, error);
      }
    }
    await measureAll(steps, running);
  } finally {
    await Promise.all(running.map(({ subject }) => subject.stop()));
  }
}

function stepsOf({ sitting, profiles, rounds }: Given, round: number, outcomes: readonly Outcome[]): Step[] {
  return sitting.flatMap((sized, index) => {
    const outcome = outcomes[index];
    if (!outcome) return [];
    const { id } = sized.workload;
    const profileOf = (name: string, turn?: number) =>
      profiles && join(profiles, `${[id, name, round + 1, turn].filter(Boolean).join('-')}.cpuprofile`);
    return [{ ...sized, outcome, said: `${id} ${round + 1}/${rounds}`, profileOf }];
  });
}

/** What one workload of a sitting needs, all get. */
function start({ sitting, profiles }: Given, contestant: Contestant): Promise<Subject> {
  const [first] = sitting;
  if (!first) throw new Error('a sitting without a workload');
  const isInspected = profiles !== undefined || sitting.some(({ workload }) => workload.isInspected);
  return contestant.start(first.workload.scale(first.size), isInspected);
}
