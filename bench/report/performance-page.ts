import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { castOf, type Workload } from '../run/workload.ts';
import { markdownTable } from './markdown.ts';
import { rowsOf, shown, verdict } from './print.ts';
import type { Results } from './results.ts';

const PAGE = join(import.meta.dirname, '../../docs/performance.md');
/** The column of the portal's figures. */
const FIGURES = 1;
const BETWEEN = /(<!-- figures -->\n)[\s\S]*?(<!-- end of figures -->)/;

/** Puts the figures of a run into docs/performance.md. */
export function updatePage(results: Results, workloads: readonly Workload[]): void {
  writeFileSync(PAGE, withFigures(readFileSync(PAGE, 'utf8'), results, workloads));
}

/** The page with the figures of a run; rows of workloads that did not run stay as they are. */
export function withFigures(page: string, results: Results, workloads: readonly Workload[]): string {
  if (!BETWEEN.test(page)) throw new Error('docs/performance.md has no place for figures');
  const before = new Map(
    [...page.matchAll(/^[|] (.+?) [|] .*[|]$/gm)].map(([line, label = '']) => [label.trim(), line]),
  );
  const lines = workloads.flatMap((workload) => {
    const outcome = results.outcomes.find((one) => one.workload === workload.id);
    const rows = outcome && rowsOf(outcome, workload);
    return workload.figures.map((figure, index) => {
      const label = `${workload.title}: ${figure.label}, ${figure.unit}`;
      const row = rows?.[index];
      if (!row) return before.get(label) ?? `| ${label} | – | – | – | – |`;
      const { names, own } = castOf(workload);
      const others = names
        .filter((name) => name !== own)
        .map((name) => `${name} ${shown(row.medians[name])}`);
      return `| ${[label, shown(row.own), others.join(', ') || '–', verdict(row), results.date].join(' | ')} |`;
    });
  });
  const cells = ['| workload | portal | others | ratio (target) | measured |', ...lines].map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const table = markdownTable(cells, FIGURES);
  return page.replace(BETWEEN, (_, begin, end) => `${begin}\n${table}\n\n${measuredOn(results)}\n\n${end}`);
}

/** Names the machine, and what ran on it. */
function measuredOn({ date, machine, outcomes }: Results): string {
  const { cpu, cores, memoryGb, kernel, node } = machine;
  const commits = [...new Set(outcomes.map(({ commit }) => commit))].join(', ');
  return `Last run, ${date}: ${cpu}, ${cores} cores, ${memoryGb} GB, kernel ${kernel}, Node ${node}, commit ${commits}.`;
}
