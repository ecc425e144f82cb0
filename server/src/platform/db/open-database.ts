import { fileURLToPath } from 'node:url';
import type { Database, DatabaseOptions } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

const DEFAULTS = { queueLimit: 10_000, workTimeoutMs: 10_000, poolSize: 10 };

/** Opens the database that `url` names, or SQLite in `dataDir`. Its schema is brought up to date by `migrate`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const settings = {
    ...DEFAULTS,
    migrationsDir: fileURLToPath(new URL('../../migrations/', import.meta.url)),
    ...options,
  };
  return settings.url === undefined ? openSqlite(settings) : openPostgres({ ...settings, url: settings.url });
}
