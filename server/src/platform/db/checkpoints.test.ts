import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrationsFor } from '../../testing/shelf-migrations.ts';
import { shelfTables } from '../../testing/shelf-tables.ts';
import { createCheckpoints } from './checkpoints.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import { connectSqlite, sqliteFile } from './sqlite-connection.ts';

const MB = 1024 * 1024;

let dataDir: string;
let migrationsDir: string;
let db: Database;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sunshine-seat-checkpoints-'));
  migrationsDir = await migrationsFor([shelfTables]);
  db = await openDatabase({ dataDir, migrationsDir });
  await db.migrate();
  const { shelves } = db.tables(shelfTables);
  await db.write((tx) => tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 }));
});
afterEach(async () => {
  await db.close();
  await rm(dataDir, { recursive: true });
  await rm(migrationsDir, { recursive: true });
});

const length = async (suffix = '') => (await stat(`${sqliteFile(dataDir)}${suffix}`)).size;

let written = 0;
async function write(megabytes: number): Promise<void> {
  const { notes } = db.tables(shelfTables);
  const text = 'x'.repeat(64 * 1024);
  for (let count = 0; count < megabytes * 16; count += 1) {
    await db.write((tx) => tx.q.insert(notes).values({ shelfId: 'shelf-1', text }));
    written += 1;
  }
}

describe('the log of SQLite', () => {
  it('is never taken into the database by a connection that writes or reads', () => {
    const connection = connectSqlite(sqliteFile(dataDir));
    const pages = connection.pragma('wal_autocheckpoint', { simple: true });
    connection.close();
    expect(pages).toBe(0);
  });

  it('is taken there all the same while the database is in use, and does not grow on and on', async () => {
    await write(10);
    await expect.poll(() => length()).toBeGreaterThan(3 * MB);
    // Without a pause, faster than the thread may be: writes have to wait for it now and then.
    await write(110);
    await expect.poll(() => length()).toBeGreaterThan(80 * MB);
    expect(await length('-wal')).toBeLessThan(60 * MB);
  });

  it('makes the next write wait while its thread gets no time and the log grows on', async () => {
    const checkpoints = createCheckpoints(sqliteFile(dataDir));
    const connection = connectSqlite(sqliteFile(dataDir));
    const insert = connection.prepare("INSERT INTO notes (shelf_id, text) VALUES ('shelf-1', ?)");
    const writeAtOnce = (megabytes: number) => {
      for (let count = 0; count < megabytes; count += 1) insert.run('x'.repeat(MB));
    };
    // The thread cannot answer before this function lets go of the process.
    writeAtOnce(6);
    checkpoints.committed();
    expect(checkpoints.room()).toBeUndefined();
    writeAtOnce(20);
    const room = checkpoints.room();
    expect(room).toBeInstanceOf(Promise);
    await room;
    expect(checkpoints.room()).toBeUndefined();
    connection.close();
    await checkpoints.close();
  });

  it('waits for a long reader, and is taken once it has gone', async () => {
    const reader = connectSqlite(sqliteFile(dataDir));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM notes').get();
    await write(12);
    expect(await length()).toBeLessThan(2 * MB);
    reader.exec('COMMIT');
    reader.close();
    await write(6);
    await expect.poll(() => length()).toBeGreaterThan(8 * MB);
  });

  it('lets the database be closed and opened again, with everything in it', async () => {
    written = 0;
    await write(6);
    await db.close();
    db = await openDatabase({ dataDir, migrationsDir });
    expect(await db.rows(sql`SELECT count(*) AS n FROM notes`)).toEqual([{ n: written }]);
    expect(await db.rows(sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
  });
});
