import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MigrationError } from './db-errors.ts';

export interface AppliedMigration {
  name: string;
  sha256: string;
}

export interface Migration extends AppliedMigration {
  sql: string;
}

/** What an engine has to offer for migrating: `schema_migrations`, and one transaction for each migration. */
export interface Ledger {
  applied(): Promise<AppliedMigration[]>;
  apply(migration: Migration): Promise<void>;
  close(): Promise<void>;
}

/** Applies what is missing, in order; stops before anything when the database and the folder do not fit. */
export async function migrate(ledger: Ledger, folder: string): Promise<void> {
  try {
    const known = await readMigrations(folder);
    for (const migration of missing(await ledger.applied(), known)) {
      await ledger.apply(migration).catch((cause: unknown) => {
        throw new MigrationError(`migration ${migration.name} failed and was undone`, { cause });
      });
    }
  } finally {
    await ledger.close();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-[a-z0-9-]+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(join(folder, file), 'utf8');
      return {
        name: file.replace(/\.sql$/, ''),
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      };
    }),
  );
}

function missing(applied: AppliedMigration[], known: Migration[]): Migration[] {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of applied) {
    const migration = byName.get(name);
    if (migration === undefined) {
      throw new MigrationError(`the database was migrated by a newer version (${name}): start that version`);
    }
    if (migration.sha256 !== sha256) {
      throw new MigrationError(`migration ${name} was changed after the database had applied it`);
    }
    byName.delete(name);
  }
  const left = [...byName.values()];
  const last = applied.at(-1)?.name ?? '';
  const late = left.find((migration) => migration.name < last);
  if (late !== undefined) {
    throw new MigrationError(
      `migration ${late.name} came after ${last} had been applied: give it a higher number`,
    );
  }
  return left;
}
