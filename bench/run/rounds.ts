import { join } from 'node:path';
import { disperse } from '../load/crowd.ts';
import type { Contestant, Subject } from '../subjects/subject.ts';
import { type Measured, median } from './figures.ts';
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

/** A workload at the size it is to have. */
export interface Sized {
  workload: Workload;
  size: Size;
}

interface Given {
  /** One, or several that need the same of a server and are measured on the same start of it. */
  sitting: readonly Sized[];
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

/** Runs a sitting: every contestant in every round, each time another one first, so that drift hits all alike. */
export async function runRounds(given: Given): Promise<Outcome[]> {
  const { sitting, contestants } = given;
  const outcomes = sitting.map(({ workload, size }): Outcome => {
    const rounds = Object.fromEntries(contestants.map(({ name }) => [name, []]));
    return { workload: workload.id, size, rounds, failures: [] };
  });
  for (let round = 0; contestants.length > 0 && round < given.rounds; round += 1) {
    const order = beginningAt(round, contestants);
    const turns = sitting[0]?.workload.turns;
    if (turns) await runInTurns(given, order, round, turns, outcomes);
    else for (const contestant of order) await runOne(given, contestant, round, outcomes);
  }
  return outcomes;
}

/** The same in the same order, another one first. */
function beginningAt<T>(index: number, all: readonly T[]): T[] {
  const shift = index % all.length;
  return [...all.slice(shift), ...all.slice(0, shift)];
}

const saidOf = ({ rounds }: Given, workload: string, round: number, name: string) =>
  `  ${workload} ${round + 1}/${rounds} ${name}`;

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** One round of a workload whose contestants all run at the same time; what counts is the median of the turns. */
async function runInTurns(
  given: Given,
  order: readonly Contestant[],
  round: number,
  turns: number,
  [outcome]: readonly Outcome[],
): Promise<void> {
  const { sitting, profiles } = given;
  const [sized] = sitting;
  if (!sized || !outcome) return;
  const { workload, size } = sized;
  const running: { name: string; subject: Subject; taken: Measured[] }[] = [];
  try {
    for (const contestant of order) {
      const subject = await start(sitting, contestant, profiles !== undefined);
      running.push({ name: contestant.name, subject, taken: [] });
    }
    for (let turn = 0; turn < turns; turn += 1) {
      for (const { name, subject, taken } of beginningAt(turn, running)) {
        const file = `${workload.id}-${name}-${round + 1}-${turn + 1}.cpuprofile`;
        const meter = new Meter(subject.servers, profiles && join(profiles, file));
        taken.push(await workload.measure(subject, size, meter));
      }
    }
    for (const { name, taken } of running) {
      const measured = mediansOf(taken);
      outcome.rounds[name]?.push(measured);
      console.log(`${saidOf(given, workload.id, round, name)}: ${inShort(measured)}`);
    }
  } catch (error) {
    outcome.failures.push(`round ${round + 1}: ${reasonOf(error)}`);
    console.error(`${saidOf(given, workload.id, round, 'in turns')} failed: ${reasonOf(error)}`);
  } finally {
    for (const { subject } of running) await subject.stop();
  }
}

function mediansOf(taken: readonly Measured[]): Measured {
  const ids = Object.keys(taken[0] ?? {});
  return Object.fromEntries(ids.map((id) => [id, median(taken.map((one) => one[id] ?? Number.NaN))]));
}

async function runOne(
  given: Given,
  contestant: Contestant,
  round: number,
  outcomes: readonly Outcome[],
): Promise<void> {
  const { sitting, profiles } = given;
  const said = (id: string) => saidOf(given, id, round, contestant.name);
  let subject: Subject | undefined;
  try {
    for (const [index, { workload, size }] of sitting.entries()) {
      const outcome = outcomes[index];
      if (!outcome) continue;
      try {
        subject ??= await start(sitting, contestant, profiles !== undefined);
        const profile =
          profiles && join(profiles, `${workload.id}-${contestant.name}-${round + 1}.cpuprofile`);
        const measured = await workload.measure(subject, size, new Meter(subject.servers, profile));
        outcome.rounds[contestant.name]?.push(measured);
        console.log(`${said(workload.id)}: ${inShort(measured)}`);
      } catch (error) {
        const reason = reasonOf(error);
        outcome.failures.push(`${contestant.name}, round ${round + 1}: ${reason}`);
        console.error(`${said(workload.id)} failed: ${reason}`);
      }
    }
  } finally {
    if (subject) disperse(subject);
    await subject?.stop();
  }
}

/** What one workload of a sitting needs, all get. */
function start(sitting: readonly Sized[], contestant: Contestant, isProfiling: boolean): Promise<Subject> {
  const [first] = sitting;
  if (!first) throw new Error('a sitting without a workload');
  const isInspected = isProfiling || sitting.some(({ workload }) => workload.isInspected);
  return contestant.start(first.workload.scale(first.size), isInspected);
}

const inShort = (measured: Measured): string =>
  Object.entries(measured)
    .map(([id, value]) => `${id} ${Number(value.toPrecision(4))}`)
    .join('  ');
