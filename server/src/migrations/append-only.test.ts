import { rm } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isAppendOnlyViolation, isUniqueViolation } from '../platform/db/db-errors.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import { addMigration, migrationsFor } from '../testing/shelf-migrations.ts';
import { shelfTables } from '../testing/shelf-tables.ts';
import { appendOnlySql } from './append-only.ts';

let migrationsDir: string;
beforeAll(async () => {
  migrationsDir = await migrationsFor([shelfTables]);
  for (const engine of ['sqlite', 'postgres'] as const) {
    await addMigration(
      migrationsDir,
      engine,
      '0002-append-only',
      appendOnlySql(engine, ['notes', 'shelves']),
    );
  }
});
afterAll(() => rm(migrationsDir, { recursive: true }));

describeOnEachEngine('an append-only table', (openDatabase, engine) => {
  async function openWithNote() {
    const db = await openDatabase({ migrationsDir });
    const { shelves, notes } = db.tables(shelfTables);
    await db.write(async (tx) => {
      await tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 });
      await tx.q.insert(notes).values({ shelfId: 'shelf-1', text: 'first' });
    });
    return db;
  }

  const changes = [
    `UPDATE notes SET text = 'rewritten'`,
    'DELETE FROM notes',
    `INSERT INTO notes (position, shelf_id, text) VALUES (1, 'shelf-1', 'x') ON CONFLICT (position) DO UPDATE SET text = 'x'`,
    ...(engine === 'sqlite'
      ? [
          `REPLACE INTO notes (position, shelf_id, text) VALUES (1, 'shelf-1', 'x')`,
          `UPDATE OR IGNORE notes SET text = 'x'`,
        ]
      : ['TRUNCATE notes', 'SET LOCAL session_replication_role = replica; DELETE FROM notes']),
  ];

  it.each(changes)('refuses %s', async (change) => {
    const db = await openWithNote();
    const refused = db.write((tx) => tx.rows(sql.raw(change)));
    const error = await refused.catch((reason: unknown) => reason);
    expect(isAppendOnlyViolation(error)).toBe(true);
    expect(isUniqueViolation(error)).toBe(false);
    expect(await db.rows(sql`SELECT text FROM notes`)).toEqual([{ text: 'first' }]);
  });

  it('goes on taking new rows', async () => {
    const db = await openWithNote();
    const { notes } = db.tables(shelfTables);
    const [row] = await db.write((tx) =>
      tx.q
        .insert(notes)
        .values({ shelfId: 'shelf-1', text: 'second' })
        .returning({ position: notes.position }),
    );
    expect(row).toEqual({ position: 2 });
  });
});
