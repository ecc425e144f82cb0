import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './open-database.ts';
import { connectSqlite, sqliteFile } from './sqlite-connection.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sunshine-seat-sqlite-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('a connection to SQLite', () => {
  it('syncs each commit, keeps references whole, wipes what is deleted and trusts no schema', () => {
    const connection = connectSqlite(sqliteFile(dataDir));
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'trusted_schema'];
    const values = settings.map((name) => connection.pragma(name, { simple: true }));
    connection.close();
    expect(values).toEqual(['wal', 2, 1, 1, 0]);
  });

  it('cannot write when it is the reading one', async () => {
    const db = await openDatabase({ dataDir });
    await expect(db.rows(sql`CREATE TABLE rooms (id text)`)).rejects.toThrow('readonly');
    await db.close();
  });

  it('leaves files in the data folder that only their owner can open', async () => {
    const inside = join(dataDir, 'inside');
    const db = await openDatabase({ dataDir: inside });
    expect((await stat(inside)).mode & 0o077).toBe(0);
    expect((await stat(sqliteFile(inside))).mode & 0o077).toBe(0);
    await db.close();
  });
});
