import type { AppliedMigration, Ledger } from './migrate.ts';
import { connectSqlite } from './sqlite-connection.ts';

export function openSqliteLedger(file: string): Ledger {
  const connection = connectSqlite(file);
  // SQLite changes a table by copying and dropping it, and a drop would cascade; the keys are checked before commit.
  connection.pragma('foreign_keys = OFF');
  return {
    async applied() {
      connection.exec(`CREATE TABLE IF NOT EXISTS schema_migrations (
        name text PRIMARY KEY NOT NULL,
        sha256 text NOT NULL,
        applied_at integer NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS integer))
      )`);
      return connection
        .prepare<[], AppliedMigration>('SELECT name, sha256 FROM schema_migrations ORDER BY name')
        .all();
    },
    async apply({ name, sha256, sql }) {
      const run = connection.transaction(() => {
        connection.exec(sql);
        const broken = connection.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) throw new Error(`${broken.length} rows point to rows that are not there`);
        connection.prepare('INSERT INTO schema_migrations (name, sha256) VALUES (?, ?)').run(name, sha256);
      });
      run.immediate();
    },
    async close() {
      connection.close();
    },
  };
}
