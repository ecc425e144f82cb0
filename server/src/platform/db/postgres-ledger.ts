import type { Pool } from 'pg';
import type { AppliedMigration, Ledger } from './migrate.ts';

/** Holds one lock on the whole database until closed: of several processes that start, one migrates. */
export async function openPostgresLedger(pool: Pool): Promise<Ledger> {
  const client = await pool.connect();
  await client.query(`SELECT pg_advisory_lock(hashtextextended('schema_migrations', 0))`);
  return {
    async applied() {
      await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
        name text COLLATE "C" PRIMARY KEY NOT NULL,
        sha256 text NOT NULL,
        applied_at bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000)::bigint
      )`);
      const found = await client.query<AppliedMigration>(
        'SELECT name, sha256 FROM schema_migrations ORDER BY name',
      );
      return found.rows;
    },
    async apply({ name, sha256, sql }) {
      try {
        await client.query('BEGIN');
        await client.query(sql);
        await client.query('INSERT INTO schema_migrations (name, sha256) VALUES ($1, $2)', [name, sha256]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
    },
    async close() {
      // Ending the connection is what lets the lock go, also after an error.
      client.release(true);
    },
  };
}
