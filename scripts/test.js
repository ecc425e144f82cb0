/**
 * `npm test`: sets up what is missing, then every check and every test. `npm run check` is the short form.
 * A failed step does not stop the next; the last line is the sum, and the exit code is its verdict.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureClient } from './build.js';
import { npm } from './child.js';
import { ensurePackages } from './setup.js';
import { machineAsItIs, prepareMachine } from './test-machine.js';

/** @typedef {{ title: string, script: string }} Step a script of package.json under a heading for people */
/** @typedef {{ passed: number, failed: number, failures: string[] }} Totals */

/** @type {Step[]} */
const checks = [
  { title: 'Types', script: 'types' },
  { title: 'Lint and format', script: 'lint' },
  { title: 'Walls', script: 'walls' },
  { title: 'Dead code', script: 'dead-code' },
  { title: 'Text only in catalogues', script: 'text' },
  { title: 'Unit tests', script: 'unit' },
];

/** @type {Step[]} */
const longTests = [
  { title: 'Heavy tests (kill, rubbish, leaks)', script: 'heavy' },
  { title: 'In a real browser', script: 'e2e' },
];

const isShort = process.argv[2] === 'check';
const reports = mkdtempSync(join(tmpdir(), 'sunshine-seat-totals-'));
/** @type {string[]} */
const failedSteps = [];
/** @type {string[]} */
const failures = [];
const sum = { passed: 0, failed: 0 };

/** @param {string} title */
function heading(title) {
  console.log(`\n━━━ ${title} ${'━'.repeat(Math.max(3, 70 - title.length))}`);
}

/**
 * @param {any} report of Playwright, or one of its suites
 * @returns {string[]} what failed in it, each with its first error
 */
function failuresInSuites({ suites = [], specs = [] }) {
  const failed = specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ spec) => {
      const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
      const error = results.flatMap((/** @type {any} */ result) => result.errors ?? [])[0];
      return `${spec.file} › ${spec.title}\n${error?.message ?? ''}`;
    });
  return [...failed, ...suites.flatMap(failuresInSuites)];
}

/**
 * @param {any} report of Vitest
 * @returns {string[]} what failed in it, each with its first error
 */
function failuresInFiles({ testResults = [] }) {
  return testResults
    .filter((/** @type {any} */ file) => file.status === 'failed')
    .flatMap((/** @type {any} */ file) => {
      const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
      return failed.length === 0
        ? [`${file.name}\n${file.message}`]
        : failed.map(
            (/** @type {any} */ test) => `${file.name} › ${test.fullName}\n${test.failureMessages[0] ?? ''}`,
          );
    });
}

/**
 * @param {string} file a report of Vitest or of Playwright
 * @returns {Totals} its totals; zero when the runner fell before it could write one
 */
function totalsOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, failures: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return report.stats
    ? {
        passed: report.stats.expected,
        failed: report.stats.unexpected + report.stats.flaky,
        failures: failuresInSuites(report),
      }
    : {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        failures: failuresInFiles(report),
      };
}

/** @param {string} title */
function stepFailed(title) {
  failedSteps.push(title);
  sum.failed += 1;
}

/**
 * The tests open a thousand databases, and each write waits for the disk: in memory they wait for nothing. What is
 * killed stays on the disk (`diskFolder`).
 * @returns {Record<string, string>}
 */
function inMemory() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= 4 * 1024 ** 3 ? { TMPDIR: '/dev/shm', DISK_TMPDIR: tmpdir() } : {};
  } catch {
    return {};
  }
}

/** @param {Step} step @param {Record<string, string>} machine */
function runStep({ title, script }, machine) {
  heading(title);
  const started = process.hrtime.bigint();
  const report = join(reports, `${script}.json`);
  const env = { ...process.env, ...machine, TEST_TOTALS: report };
  const isFine = npm(['run', '--silent', script], { env });
  const totals = totalsOf(report);
  sum.passed += totals.passed;
  sum.failed += totals.failed;
  failures.push(...totals.failures);
  if (totals.failed > 0) failedSteps.push(title);
  else if (!isFine) stepFailed(title);
  console.log(`(${Math.round(Number(process.hrtime.bigint() - started) / 1e9)} s)`);
}

/** @returns {Record<string, string>} environment for the steps */
function setUpMachine() {
  const { env, missing } = prepareMachine();
  for (const name of missing) {
    console.error(`${name} is missing and could not be installed.`);
    stepFailed(`Set-up: ${name}`);
  }
  if (!ensureClient()) stepFailed('Set-up: pages');
  return env;
}

function main() {
  heading('Set-up');
  if (ensurePackages()) {
    const machine = { ...(isShort ? machineAsItIs() : setUpMachine()), ...inMemory() };
    for (const step of isShort ? checks : [...checks, ...longTests]) runStep(step, machine);
  } else {
    stepFailed('Set-up: packages');
  }
  heading('Sum');
  // Said again here: what is kept of a long output is often its end only.
  for (const failure of failures) console.log(`${failure.slice(0, 3_000)}\n`);
  if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}`);
  rmSync(reports, { recursive: true });
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

main();
