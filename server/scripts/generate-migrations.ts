// npm run db:generate -w server -- <name> [--append-only table,table]
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allTables } from '../src/migrations/all-tables.ts';
import { appendOnlySql } from '../src/migrations/append-only.ts';
import type { Engine } from '../src/platform/db/kit.ts';
import type { Snapshot } from './schema-diff.ts';
import { diffSchema } from './schema-diff.ts';

const ENGINES: Engine[] = ['sqlite', 'postgres'];
const folder = (engine: Engine) => fileURLToPath(new URL(`../src/migrations/${engine}/`, import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'append-only': { type: 'string' } },
});
const name = positionals[0] ?? '';
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
  throw new Error('name the migration in kebab-case: -- case-access-log');

const fileName = `${String(lastNumber() + 1).padStart(4, '0')}-${name}.sql`;
for (const engine of ENGINES) {
  const protectedTables = values['append-only']?.split(',');
  if (protectedTables === undefined) await writeDifference(engine);
  else writeMigration(engine, appendOnlySql(engine, protectedTables));
}

async function writeDifference(engine: Engine): Promise<void> {
  const snapshotFile = join(folder(engine), 'meta', 'snapshot.json');
  const previous = existsSync(snapshotFile)
    ? (JSON.parse(readFileSync(snapshotFile, 'utf8')) as Snapshot)
    : undefined;
  const { statements, snapshot } = await diffSchema(engine, allTables, previous);
  if (statements.length === 0) return report(engine, 'nothing changed');
  writeMigration(engine, `${statements.map((statement) => statement.trim()).join('\n\n')}\n`);
  mkdirSync(dirname(snapshotFile), { recursive: true });
  writeFileSync(snapshotFile, `${JSON.stringify(snapshot, null, 2)}\n`);
}

function writeMigration(engine: Engine, sql: string): void {
  writeFileSync(join(folder(engine), fileName), sql, { flag: 'wx' });
  report(engine, fileName);
}

/** One count for both engines, so that a number names the same change on either. */
function lastNumber(): number {
  const numbers = ENGINES.flatMap((engine) => readdirSync(folder(engine))).map((file) =>
    Number.parseInt(file, 10),
  );
  return Math.max(0, ...numbers.filter(Number.isInteger));
}

function report(engine: Engine, text: string): void {
  process.stdout.write(`${engine}: ${text}\n`);
}
