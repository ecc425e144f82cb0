import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Results } from './report/results.ts';
import { BUSY_STATION, type Station } from './simulation/model.ts';
import { scalingTables, updateScaling } from './simulation/page.ts';

/*
 * `npm run bench:simulate [-- <results file>] [-- --station reports=60]`: what the figures of a run mean for more
 * stations. Without a file the newest figures of each workload in bench/results, as far as they are of the machine that was
 * measured last; `--write` puts it into docs/scaling.md.
 */

const RESULTS = join(import.meta.dirname, 'results');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    station: { type: 'string', multiple: true, default: [] },
  },
});
const tables = scalingTables(
  stationOf(values.station),
  positionals[0] ? resultsIn(positionals[0]) : newest(),
);
console.log(tables);
if (values.write) updateScaling(tables);

function newest(): Results | undefined {
  const files = existsSync(RESULTS) ? readdirSync(RESULTS).filter((file) => file.endsWith('.json')) : [];
  const runs = files.sort().map((file) => resultsIn(join(RESULTS, file)));
  const last = runs.at(-1);
  if (!last) return undefined;
  const own = runs.filter(({ machine }) => JSON.stringify(machine) === JSON.stringify(last.machine));
  const byWorkload = new Map(own.flatMap(({ outcomes }) => outcomes.map((one) => [one.workload, one])));
  return { ...last, outcomes: [...byWorkload.values()] };
}

function resultsIn(file: string): Results {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function stationOf(changes: string[]): Station {
  const station = { ...BUSY_STATION };
  for (const change of changes) {
    const [name = '', value = ''] = change.split('=');
    if (!(name in station) || !(Number(value) > 0))
      throw new Error(`--station ${change}: there is no such thing`);
    station[name as keyof Station] = Number(value);
  }
  return station;
}
