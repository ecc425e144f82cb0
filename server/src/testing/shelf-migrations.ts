import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffSchema } from '../../scripts/schema-diff.ts';
import type { Engine, TableSet } from '../platform/db/kit.ts';

/** A migrations folder whose first migration makes these tables. */
export async function migrationsFor(sets: readonly TableSet<object>[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sunshine-seat-migrations-'));
  for (const engine of ['sqlite', 'postgres'] as const) {
    const { statements } = await diffSchema(engine, sets);
    await addMigration(folder, engine, '0001-tables', statements.join('\n'));
  }
  return folder;
}

export async function addMigration(
  folder: string,
  engine: Engine,
  name: string,
  text: string,
): Promise<void> {
  await mkdir(join(folder, engine), { recursive: true });
  await writeFile(join(folder, engine, `${name}.sql`), text);
}
