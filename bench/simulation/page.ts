import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from '../report/markdown.ts';
import { shown } from '../report/print.ts';
import type { Results } from '../report/results.ts';
import {
  capacityOf,
  costsOf,
  databaseOf,
  peakRateOf,
  SCREENS_MB,
  SHARE,
  type Station,
  screensOf,
  WITHIN_MS,
} from './model.ts';

const PAGE = join(import.meta.dirname, '../../docs/scaling.md');
const BETWEEN = /(<!-- computed -->\n)[\s\S]*?(<!-- end of computed -->)/;
const SIZES = [1, 100, 1000, 5000];

const cell = (value: number | undefined): string => (value === undefined ? 'not measured' : shown(value));
const table = (head: string[], rows: string[][]): string => markdownTable([head, ...rows]);

/** What follows from a run for stations of this kind, as the tables of docs/scaling.md. */
export function scalingTables(station: Station, results: Results | undefined): string {
  const costs = costsOf(results);
  const capacity = capacityOf(station, costs);
  const database = databaseOf(station, costs);
  const { reports, updates, peak, complainants, officers, halls } = station;
  const from = results
    ? `Computed from the runs of ${results.date}${results.isTrial ? ' (trials that count for nothing)' : ''}: ${results.machine.cores} cores, Node ${results.machine.node}.`
    : 'There are no results yet: nothing can be computed.';
  const limits = [
    [`CPU: at most ${SHARE * 100} % of the process’s thread`, cell(capacity.byCpu)],
    [`waiting: p99 of a post at most ${WITHIN_MS} ms (simulated)`, cell(capacity.byWaiting)],
    [`memory: at most ${SCREENS_MB} MB for screens`, cell(capacity.byMemory)],
    ['**all of them**', cell(capacity.carried)],
  ];
  const databases = [
    ['embedded (SQLite)', cell(costs.embedded), cell(database.embedded)],
    ['PostgreSQL, one process, on the same two cores', cell(costs.postgres), cell(database.postgres)],
    ['PostgreSQL, three processes, on the same two cores', cell(costs.three), cell(database.three)],
    ['PostgreSQL on a machine of its own', 'not measured', 'not measured'],
  ];
  const provinces = SIZES.map((stations) => [
    String(stations),
    shown(stations * screensOf(station)),
    shown(stations * database.rate),
    capacity.carried ? String(Math.ceil(stations / capacity.carried)) : 'not measured',
    database.three ? String(Math.ceil(stations / database.three)) : 'not measured',
    database.yearGb === undefined ? 'not measured' : shown(stations * database.yearGb),
  ]);
  return [
    from,
    `**Assumed** of a busy station, not measured: ${reports} reports a day, ${updates} updates a case, ${peak} % of them in the busiest hour (${shown(peakRateOf(station))} a second); open at that hour ${complainants} complainants’, ${officers} officers’ and ${halls} hall screens.`,
    table(['limit of one process', 'stations'], limits),
    `CPU time until all screens of these stations are back after a restart, in seconds: ${cell(capacity.backSeconds)}.`,
    table(['database', 'durable updates a second', `stations at ${SHARE * 100} % of it`], databases),
    table(
      ['stations', 'screens', 'updates a second at the peak', 'processes', 'databases', 'GB a year'],
      provinces,
    ),
  ].join('\n\n');
}

/** Writes the tables into docs/scaling.md. */
export function updateScaling(tables: string): void {
  const page = readFileSync(PAGE, 'utf8');
  if (!BETWEEN.test(page)) throw new Error('docs/scaling.md has no place for what is computed');
  writeFileSync(
    PAGE,
    page.replace(BETWEEN, (_, begin, end) => `${begin}\n${tables}\n\n${end}`),
  );
}
