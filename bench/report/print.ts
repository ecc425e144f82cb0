import { type Figure, median } from '../run/figures.ts';
import type { Outcome } from '../run/step.ts';
import { castOf, type Workload } from '../run/workload.ts';

interface Row {
  figure: Figure;
  /** Medians by contestant; NaN where nothing was measured. */
  medians: Record<string, number>;
  /** The median that counts. */
  own: number;
  /** The own median over the yardstick's; NaN when one of them is missing. */
  ratio: number;
  /** Whether the target is reached; undefined without a target or a ratio. */
  isReached: boolean | undefined;
}

/** Medians and ratios of a workload, figure by figure. */
export function rowsOf({ rounds }: Outcome, { figures, ...workload }: Workload): Row[] {
  const cast = castOf(workload);
  return figures.map((figure) => {
    const medians = Object.fromEntries(
      Object.entries(rounds).map(([name, measured]) => [name, median(valuesOf(measured, figure.id))]),
    );
    const own = medians[cast.own] ?? Number.NaN;
    const ratio = own / (medians[cast.yardstick ?? ''] ?? Number.NaN);
    return { figure, medians, own, ratio, isReached: isReached(figure, ratio, own) };
  });
}

function isReached({ target, limit, better }: Figure, ratio: number, own: number): boolean | undefined {
  if (limit !== undefined) return Number.isNaN(own) ? undefined : own <= limit;
  if (target === undefined || Number.isNaN(ratio)) return undefined;
  return better === 'lower' ? ratio <= target : ratio >= target;
}

const valuesOf = (measured: readonly Record<string, number>[], id: string): number[] =>
  measured.flatMap((round) => (round[id] === undefined ? [] : [round[id]]));

/** A figure for people: three places that count. */
export function shown(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/** The ratio and what was to be reached, such as `0.43 × (≥ 1.3: missed)`. */
export function verdict({ figure: { target, limit, better, unit }, ratio, isReached }: Row): string {
  const aims =
    limit === undefined ? target && `${better === 'lower' ? '≤' : '≥'} ${target}` : `≤ ${limit} ${unit}`;
  const word = isReached === undefined ? 'not measured' : isReached ? 'reached' : 'missed';
  const times = Number.isFinite(ratio) ? `${shown(ratio)} ×` : '–';
  return aims === undefined ? times : `${times} (${aims}: ${word})`;
}

/** Prints what a workload gave. */
export function printOutcome(workload: Workload, outcome: Outcome): void {
  const size = Object.entries(outcome.size).map(([name, value]) => `${name} ${value}`);
  console.log(`\n${workload.title} (${size.join(', ')})`);
  for (const row of rowsOf(outcome, workload)) {
    const medians = Object.entries(row.medians).map(([name, value]) => `${name} ${shown(value)}`);
    console.log(`  ${row.figure.label}, ${row.figure.unit}: ${medians.join('  ')}  →  ${verdict(row)}`);
  }
  for (const failure of outcome.failures) console.log(`  not finished: ${failure}`);
}
