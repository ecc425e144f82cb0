import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import walls from '../.dependency-cruiser.mjs';
import type { Import, Way } from './walls.fixtures.ts';
import { allowed, breaches, packages, wayBack } from './walls.fixtures.ts';

type Violation = { rule: { name: string }; from: string; to: string };

const root = join(import.meta.dirname, '..');
const sides = ['shared', 'server', 'client', 'e2e', 'bench'];
const isSource = /^(?:shared|server|client|e2e|bench)\//;
const run = promisify(execFile);
const folders: string[] = [];

const statement: Record<Way, (path: string) => string> = {
  value: (path) => `import { x as _ } from '${path}';\n`,
  type: (path) => `import type { x as _ } from '${path}';\n`,
  typeof: (path) => `export type Taken = import('${path}').Row;\n`,
  reexport: (path) => `export { x as again } from '${path}';\n`,
  dynamic: (path) => `export const later = () => import('${path}');\n`,
};

async function write(folder: string, file: string, text: string) {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

async function plantPackages(folder: string) {
  for (const name of packages) {
    const home = `node_modules/${name}`;
    const manifest = { name, version: '1.0.0', exports: { '.': './index.js', './mini': './mini/index.js' } };
    await write(folder, `${home}/package.json`, JSON.stringify(manifest));
    await write(folder, `${home}/index.js`, 'export const x = 1;');
    await write(folder, `${home}/mini/index.js`, 'export const x = 1;');
  }
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  for (const side of sides) {
    await mkdir(join(folder, side));
    await cp(join(root, side, 'package.json'), join(folder, side, 'package.json'));
  }
  await mkdir(join(folder, 'node_modules/@sunshine-seat'));
  await symlink(join(folder, 'shared'), join(folder, 'node_modules/@sunshine-seat/shared'), 'junction');
}

/** Between sides the package name is used, as in the product; within one the relative path. */
function pathOf(from: string, to: string) {
  if (!isSource.test(to)) return to;
  if (to.startsWith('shared/src/') && !from.startsWith('shared/')) {
    return to.replace('shared/src/', '@sunshine-seat/shared/');
  }
  const path = relative(dirname(from), to).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}

/** Lays the imports out as a small project of its own and returns what the walls say about it. */
async function cruise(imports: readonly Import[]): Promise<Violation[]> {
  const folder = await mkdtemp(join(tmpdir(), 'walls-'));
  folders.push(folder);
  await plantPackages(folder);
  const files = new Set(imports.flatMap(([from, to]) => [to, from].filter((file) => isSource.test(file))));
  for (const file of files) await write(folder, file, 'export const x = 1;\n');
  for (const [from, to, way = 'value'] of imports) {
    if (from !== to) await appendFile(join(folder, from), statement[way](pathOf(from, to)));
  }
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const settings = ['-c', join(root, '.dependency-cruiser.mjs'), '-T', 'json'];
  const options = { cwd: folder, maxBuffer: 64_000_000 };
  const { stdout } = await run(process.execPath, [cruiser, ...settings, ...sides], options);
  return JSON.parse(stdout).summary.violations;
}

function matches(found: Violation, [from, to]: Import) {
  if (found.from !== from) return false;
  const isPackage =
    !isSource.test(to) && !to.startsWith('.') && !builtinModules.includes(to.replace('node:', ''));
  return isPackage ? found.to.includes(`node_modules/${to}/`) : found.to === to.replace('node:', '');
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

describe('a wall refuses', () => {
  let found: Violation[];
  const cases = Object.entries(breaches).flatMap(([wall, imports]) =>
    imports.map((breach) => ({
      wall,
      breach,
      what: `${breach[0]} -> ${breach[1]} (${breach[2] ?? 'value'})`,
    })),
  );

  beforeAll(async () => {
    found = await cruise([...Object.values(breaches).flat(), wayBack]);
  }, 60_000);

  test.each(cases)('$wall: $what', ({ wall, breach }) => {
    const byThisWall = found.filter(({ rule }) => rule.name === wall);
    expect(byThisWall.some((violation) => matches(violation, breach))).toBe(true);
  });

  test('and none stands without a breach that proves it', () => {
    expect(Object.keys(breaches).sort()).toEqual(walls.forbidden?.map(({ name }) => name).sort());
  });
});

test('the road of one update passes every wall', async () => {
  const violations = await cruise(allowed);
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
}, 60_000);
