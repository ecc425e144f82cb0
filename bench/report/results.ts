import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../run/step.ts';

/** What a run leaves behind. */
export interface Results {
  /** Day of the run, as 2026-11-30. */
  date: string;
  machine: { cpu: string; cores: number; memoryGb: number; kernel: string; node: string };
  /** Run only to look: its figures count for nothing. */
  isTrial: boolean;
  /** Each with the commit that was measured: runs of one day lie in one file. */
  outcomes: (Outcome & { commit: string })[];
}

const root = join(import.meta.dirname, '../..');

/** The results of a run so far. */
export function resultsOf(outcomes: Outcome[], began: Date, isTrial: boolean): Results {
  const [cpu] = cpus();
  const commit = commitOf();
  return {
    date: began.toISOString().slice(0, 10),
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1024 ** 3),
      kernel: release(),
      node: process.versions.node,
    },
    isTrial,
    outcomes: outcomes.map((outcome) => ({ ...outcome, commit })),
  };
}

/**
 * Writes them down and gives the file; what the day's earlier runs measured of other workloads stays in it. Those of a
 * trial are kept apart, where nobody takes them for figures.
 */
export function keepResults(results: Results): string {
  const folder = join(root, results.isTrial ? 'bench/data' : 'bench/results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, results.isTrial ? 'trial.json' : `${results.date}.json`);
  const before: Results['outcomes'] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).outcomes : [];
  const others = before.filter(({ workload }) => results.outcomes.every((one) => one.workload !== workload));
  const all: Results = { ...results, outcomes: [...others, ...results.outcomes] };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  return file;
}

function commitOf(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
