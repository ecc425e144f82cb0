/**
 * `npm run lighthouse`: the complainant's page as a phone sees it first, from the QR of the pass to the live case,
 * by Lighthouse's mobile preset against the production build on this machine. Three runs and their median.
 */
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { freePort } from '../scripts/free-port.ts';
import { startServer } from './harness/server.ts';

const RUNS = 3;
const LEAST = 95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

type Scores = Record<(typeof CATEGORIES)[number], number>;

async function measure(address: string, port: number): Promise<Scores> {
  const result = await lighthouse(address, { port, logLevel: 'error', onlyCategories: [...CATEGORIES] });
  if (!result) throw new Error('Lighthouse gave no result.');
  const { categories, finalDisplayedUrl, runWarnings, audits } = result.lhr;
  for (const warning of runWarnings) console.warn(warning);
  if (finalDisplayedUrl.includes(address.split('#')[1] ?? '#'))
    throw new Error('The secret stayed in the address.');
  const weak = Object.values(audits).filter(({ score }) => score !== null && score < 0.9);
  for (const { id, displayValue } of weak) console.warn(`  ${id} ${displayValue ?? ''}`);
  const score = (name: (typeof CATEGORIES)[number]) => Math.round((categories[name]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
  };
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const server = await startServer('demo');
const port = await freePort();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || undefined,
  args: ['--no-sandbox', `--remote-debugging-port=${port}`],
});
try {
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure(server.pass?.address ?? '', port));
  const medianScore = (name: (typeof CATEGORIES)[number]) => medianOf(runs.map((scores) => scores[name]));
  const median: Scores = {
    performance: medianScore('performance'),
    accessibility: medianScore('accessibility'),
    'best-practices': medianScore('best-practices'),
  };
  const rows = [
    ...runs.map((scores, run) => [`run ${run + 1}`, scores] as const),
    ['median', median] as const,
  ];
  const line = (...cells: (string | number)[]) => cells.map((cell) => String(cell).padEnd(16)).join('');
  const table = rows.map(([name, scores]) => line(name, ...CATEGORIES.map((category) => scores[category])));
  process.stdout.write(`${[line('', ...CATEGORIES), ...table].join('\n')}\n`);
  if (Object.values(median).some((score) => score < LEAST)) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
