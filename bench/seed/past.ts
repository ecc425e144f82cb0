import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const SCRIPT = new URL('../../server/src/testing/many-cases.ts', import.meta.url).pathname;
/** Thousands of rows at a time: with less room for what is young they would be collected again and again. */
const ROOM = '--max-semi-space-size=64';
const LIMIT_MS = 60 * 60_000;

/** Writes ended cases of past years into the database of a portal that stands still; a million updates take minutes. */
export async function addPast(dataDir: string, past: { cases: number; updates: number }): Promise<void> {
  const began = performance.now();
  const args = [ROOM, SCRIPT, dataDir, String(past.cases), String(past.updates)];
  await promisify(execFile)(process.execPath, args, { timeout: LIMIT_MS });
  console.log(
    `  ${past.updates} updates of the past written in ${Math.round((performance.now() - began) / 1000)} s`,
  );
}
