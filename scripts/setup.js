/** Installs the packages of package-lock.json when they are missing or differ. Runs on the machine's own Node. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { npm, projectNode, root } from './child.js';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean, peer?: boolean }>} Packages */

/**
 * @param {string} file
 * @returns {Packages}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/** npm writes down what it installed, last of all; an install that was cut short has no such list. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json')) || !existsSync(projectNode())) return false;
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    const found = installed[path];
    if (path === '') return true;
    if (found === undefined) return wanted.optional === true || wanted.peer === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * npm leaves out what it thinks its own Node cannot run, quietly where a package is optional, and the native parts
 * of the build are. So an older Node only fetches the right one, and that one installs the rest.
 * @returns {string} a Node of the project's version
 */
function installingNode() {
  const wanted = packagesOf('package-lock.json')['node_modules/node']?.version ?? '';
  if (process.versions.node.split('.')[0] === wanted.split('.')[0]) return process.execPath;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const folder = join(root, '.cache', `node-${wanted}`);
  const binary = join(folder, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node');
  const quiet = ['--no-save', '--loglevel=error', '--no-fund', '--no-audit'];
  if (!existsSync(binary)) npm(['install', ...quiet, '--prefix', folder, `${name}@${wanted}`]);
  return existsSync(binary) ? binary : process.execPath;
}

/** @returns {boolean} whether everything the project needs is installed now */
export function ensurePackages() {
  if (isInstalled()) return true;
  console.log('Installing the packages Sunshine Seat needs (once, about a minute) …');
  const node = installingNode();
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  // With NODE_ENV=production npm would leave out what builds the pages, and the Node itself.
  const isDone = npm(['ci', '--include=dev', '--loglevel=error', '--no-fund', '--no-audit'], { env }, node);
  if (isDone && isInstalled()) return true;
  console.error('The packages could not be installed. Is there a network? Try `npm ci` to see more.');
  return false;
}
