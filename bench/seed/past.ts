import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const SCRIPT = new URL('../../server/src/testing/many-cases.ts', import.meta.url).pathname;
const LIMIT_MS = 60 * 60_000;

/** Writes ended cases of past years into the database of a portal that stands still; a million updates take minutes. */
export async function addPast(dataDir: string, past: { cases: number; updates: number }): Promise<void> {
  const began = performance.now();
  const args = [SCRIPT, dataDir, String(past.cases), String(past.updates)];
  await promisify(execFile)(process.execPath, args, { timeout: LIMIT_MS });
  console.log(
    `  ${past.updates} updates of the past written in ${Math.round((performance.now() - began) / 1000)} s`,
  );
}
