import { disperse } from '../load/crowd.ts';
import type { Subject } from '../subjects/subject.ts';
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

/** A contestant that runs. */
export interface Running {
  name: string;
  subject: Subject;
  /** What was measured of it one by one: what several workloads compare is measured once. */
  known: Map<Workload['measure'], Measured>;
}

/** One workload in one round, and where its figures go. */
export interface Step extends Sized {
  outcome: Outcome;
  /** As in `idle 2/3`. */
  said: string;
  /** Its profile's file, when one is wanted. */
  profileOf: (name: string, turn?: number) => string | undefined;
}

/** Each workload the way it is measured; those measured one by one that follow each other, on the same crowd. */
export async function measureAll(steps: readonly Step[], running: readonly Running[]): Promise<void> {
  let oneByOne: Step[] = [];
  for (const step of steps) {
    const { manner } = step.workload;
    if (manner === undefined) {
      oneByOne.push(step);
      continue;
    }
    await measureOneByOne(oneByOne, running);
    oneByOne = [];
    if ('atOnce' in manner) await measureAtOnce(step, running, manner.atOnce);
    else await measureInTurns(step, running, manner.turns);
  }
  await measureOneByOne(oneByOne, running);
}

async function measureOneByOne(steps: readonly Step[], running: readonly Running[]): Promise<void> {
  for (const one of running) {
    for (const step of steps.filter((each) => has(each, one.name))) await measure(step, one);
    disperse(one.subject);
  }
}

async function measureAtOnce(step: Step, running: readonly Running[], atOnce: number): Promise<void> {
  const waiting = running.filter(({ name }) => has(step, name));
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      await measure(step, one);
      disperse(one.subject);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** What counts is the median of the turns; when one fails, there is no figure of anyone. */
async function measureInTurns(step: Step, running: readonly Running[], turns: number): Promise<void> {
  const cast = running
    .filter(({ name }) => has(step, name))
    .map((one) => ({ ...one, taken: [] as Measured[] }));
  const { workload, size, profileOf } = step;
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { name, subject, taken } of beginningAt(turn, cast)) {
      try {
        const meter = new Meter(subject.servers, profileOf(name, turn + 1));
        taken.push(await workload.measure(subject, size, meter));
      } catch (error) {
        fail(step, name, error);
        return;
      }
    }
  }
  for (const { name, taken } of cast) keep(step, name, mediansOf(taken));
}

async function measure(step: Step, { name, subject, known }: Running): Promise<void> {
  const { workload, size, profileOf } = step;
  try {
    const measured =
      known.get(workload.measure) ??
      (await workload.measure(subject, size, new Meter(subject.servers, profileOf(name))));
    known.set(workload.measure, measured);
    keep(step, name, measured);
  } catch (error) {
    fail(step, name, error);
  }
}

export const has = ({ outcome }: Step, name: string): boolean => outcome.rounds[name] !== undefined;

function keep({ outcome, said }: Step, name: string, measured: Measured): void {
  outcome.rounds[name]?.push(measured);
  console.log(`  ${said} ${name}: ${inShort(measured)}`);
}

export function fail({ outcome, said }: Step, name: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  outcome.failures.push(`${said} ${name}: ${reason}`);
  console.error(`  ${said} ${name} failed: ${reason}`);
}

function mediansOf(taken: readonly Measured[]): Measured {
  const ids = Object.keys(taken[0] ?? {});
  return Object.fromEntries(ids.map((id) => [id, median(taken.map((one) => one[id] ?? Number.NaN))]));
}

/** The same in the same order, another one first. */
export function beginningAt<T>(index: number, all: readonly T[]): T[] {
  const shift = index % Math.max(1, all.length);
  return [...all.slice(shift), ...all.slice(0, shift)];
}

const inShort = (measured: Measured): string =>
  Object.entries(measured)
    .map(([id, value]) => `${id} ${Number(value.toPrecision(4))}`)
    .join('  ');
