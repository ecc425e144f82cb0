/** Builds the client when it is missing or older than its sources; run directly it always builds. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectNode, root } from './child.js';
import { ensurePackages } from './setup.js';

const sources = ['client', 'shared/src', 'package-lock.json'];
const ignored = /^(?:node_modules|dist|testing)$|[.]test[.]tsx?$|[.]tsbuildinfo$/;
const stamp = join(root, 'client/dist/.built-from');

/**
 * @param {string} path
 * @returns {string[]} the file itself, or every file below the folder, always in the same order
 */
function filesBelow(path) {
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !ignored.test(name));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
    );
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    const files = source.endsWith('.json') ? [path] : filesBelow(path);
    for (const file of files)
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
}

/** @returns {boolean} whether the client was built */
function buildClient() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const hash = hashOfSources();
  const built = spawnSync(projectNode(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'client'),
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** @returns {boolean} whether the built client matches its sources now */
export function ensureClient() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfSources()) return true;
  console.log('Building the pages …');
  if (buildClient()) return true;
  console.error('The pages could not be built; the reason stands above.');
  return false;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = ensurePackages() && buildClient() ? 0 : 1;
}
