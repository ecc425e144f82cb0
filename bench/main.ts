import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkWire } from './load/check-wire.ts';
import { type Options, readOptions } from './options.ts';
import { killAll } from './process/measured-process.ts';
import { updatePage } from './report/performance-page.ts';
import { printOutcome } from './report/print.ts';
import { printProfiles } from './report/profile.ts';
import { keepResults, resultsOf } from './report/results.ts';
import { type Filling, fillAll } from './run/filling.ts';
import { runRounds, sittingsOf } from './run/rounds.ts';
import type { Outcome, Sized } from './run/step.ts';
import { castOf, type Workload } from './run/workload.ts';
import { contestantsIn } from './subjects/contestants.ts';
import type { Contestant } from './subjects/subject.ts';
import { workloads } from './workloads/all.ts';

/** Whatever hangs: after this the run is over, and has failed. */
const LIMIT_MS = 90 * 60_000;
let work: string | undefined;

/** A sitting, and everyone whom a workload of it compares. */
interface Plan {
  sitting: readonly Sized[];
  contestants: readonly Contestant[];
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) return;
  const began = new Date();
  const chosen = choose(options.names);
  work = join(options.data ?? join(import.meta.dirname, 'data'), `run-${process.pid}`);
  mkdirSync(work, { recursive: true });
  const contestants = contestantsIn(work);
  const [first] = contestants;
  if (first) await checkWire(first);
  const plans = sittingsOf(chosen.map((workload) => sizedBy(workload, options))).map((sitting) => ({
    sitting,
    contestants: contestants.filter(({ name }) => isIn(sitting, name, options)),
  }));
  const outcomes: Outcome[] = [];
  const runAll = async (some: readonly Plan[]) => {
    for (const plan of some) {
      outcomes.push(...(await run(plan, options)));
      // After each: what was measured stays when the run is stopped.
      const results = resultsOf(outcomes, began, options.isTrial);
      console.log(`  ${keepResults(results)}`);
      if (!options.isTrial) updatePage(results, workloads);
    }
  };
  const isUntimed = ({ sitting }: Plan) => sitting.every(({ workload }) => workload.isUntimed);
  const timed = plans.filter((plan) => !isUntimed(plan));
  await Promise.all([runAll(plans.filter(isUntimed)), fillAll(fillingsOf(timed))]);
  await runAll(timed);
  console.log(`\nfinished after ${((Date.now() - began.getTime()) / 60_000).toFixed(1)} minutes`);
  if (outcomes.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
}

function choose(names: string[]): readonly Workload[] {
  const unknown = names.find((name) => workloads.every(({ id }) => id !== name));
  if (unknown)
    throw new Error(`there is no workload ${unknown}; there are ${workloads.map(({ id }) => id).join(', ')}`);
  return workloads.filter(({ id, isOnRequest }) => (names.length === 0 ? !isOnRequest : names.includes(id)));
}

function sizedBy(workload: Workload, options: Options): Sized {
  const own = Object.entries(options.isSmall ? workload.small : workload.full);
  const size = Object.fromEntries(own.map(([name, value]) => [name, options.sizes[name] ?? value]));
  return { workload, size };
}

const isIn = (sitting: readonly Sized[], name: string, { only }: Options): boolean =>
  sitting.some(({ workload }) => castOf(workload).names.includes(name)) &&
  (only.length === 0 || only.includes(name));

/** What has to be filled; what takes longest, a million updates, stands in the last. */
const fillingsOf = (plans: readonly Plan[]): Filling[] =>
  plans
    .toReversed()
    .flatMap(({ sitting: [first], contestants }) =>
      first ? contestants.map((contestant) => ({ contestant, scale: first.workload.scale(first.size) })) : [],
    );

async function run({ sitting, contestants }: Plan, options: Options): Promise<Outcome[]> {
  console.log(`\n${sitting.map(({ workload }) => workload.title).join('; ')} …`);
  const profiles = options.isProfiling ? join(import.meta.dirname, 'data', 'profiles') : undefined;
  if (profiles) mkdirSync(profiles, { recursive: true });
  const [first] = sitting;
  const rounds = Math.min(options.rounds, first?.workload.rounds ?? options.rounds);
  const outcomes = await runRounds({ sitting, contestants, rounds, profiles });
  for (const [index, { workload }] of sitting.entries()) {
    const outcome = outcomes[index];
    if (outcome) printOutcome(workload, outcome);
    if (profiles) printProfiles(profiles, workload.id);
  }
  return outcomes;
}

function cleanUp(): void {
  killAll();
  if (work) rmSync(work, { recursive: true, force: true });
}

function giveUp(why: string): void {
  console.error(why);
  cleanUp();
  process.exit(1);
}

setTimeout(() => giveUp(`not finished after ${LIMIT_MS / 60_000} minutes`), LIMIT_MS).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => giveUp('stopped'));

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => {
    cleanUp();
    // A socket that lingers must not keep the program.
    process.exit();
  });
