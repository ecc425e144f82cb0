/** Child processes the way a person at a terminal expects them: same output, signals passed on, exit code kept. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

// What Node made of our TypeScript is kept for the next start, for every child; a Node that cannot does not mind.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled');

/** @returns {string} the Node of this project, whatever Node started this script */
export function projectNode() {
  const folder = join(root, 'node_modules', 'node', 'bin');
  const windows = join(folder, 'node.exe');
  return existsSync(windows) ? windows : join(folder, 'node');
}

/**
 * Runs npm to its end, with the npm that started us if there is one.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @param {string} [node] the Node that npm itself runs on
 * @returns {boolean} whether it went well
 */
export function npm(args, options, node = process.execPath) {
  const own = process.env.npm_execpath;
  const settings = { cwd: root, stdio: /** @type {const} */ ('inherit'), ...options };
  const done =
    own && basename(own) === 'npm-cli.js'
      ? spawnSync(node, [own, ...args], settings)
      : spawnSync('npm', args, { ...settings, shell: process.platform === 'win32' });
  return done.status === 0;
}

/**
 * Starts a child that shares our terminal and hears our signals.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; a second one would cut its orderly end short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code, or the shell's number for the signal that ended it
 */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
