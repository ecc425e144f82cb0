import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diffSchema } from '../../../scripts/schema-diff.ts';
import { addMigration, migrationsFor } from '../../testing/shelf-migrations.ts';
import { shelfTables, strictShelfTables } from '../../testing/shelf-tables.ts';
import type { Database } from './database.ts';
import { isCheckViolation, isForeignKeyViolation, MigrationError } from './db-errors.ts';
import { describeOnEachEngine } from './testing.ts';

let migrationsDir: string;
beforeEach(async () => {
  migrationsDir = await migrationsFor([shelfTables]);
});
afterEach(() => rm(migrationsDir, { recursive: true }));

const applied = async (db: Database) => {
  const rows = await db.rows<{ name: string }>(sql`SELECT name FROM schema_migrations ORDER BY name`);
  return rows.map((row) => row.name);
};

describeOnEachEngine('migrating', (openDatabase, engine) => {
  const open = () => openDatabase({ migrationsDir });
  const addStep = (name: string, text: string) => addMigration(migrationsDir, engine, name, text);

  it('applies what is there, once', async () => {
    const db = await open();
    await db.migrate();
    expect(await applied(db)).toEqual(['0001-tables']);
  });

  it('applies a new migration to a database with rows in it', async () => {
    const db = await open();
    const { shelves } = db.tables(shelfTables);
    await db.write(
      async (tx) => void (await tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 })),
    );
    await addStep(
      '0002-more',
      `ALTER TABLE shelves ADD COLUMN colour text DEFAULT 'red'; CREATE TABLE rooms (id text)`,
    );
    await db.migrate();
    expect(await applied(db)).toEqual(['0001-tables', '0002-more']);
    expect(await db.rows(sql`SELECT id, colour FROM shelves`)).toEqual([{ id: 'shelf-1', colour: 'red' }]);
  });

  it('changes a table that others point to without losing a row', async () => {
    const db = await open();
    const { shelves, notes } = db.tables(shelfTables);
    await db.write(async (tx) => {
      await tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 });
      await tx.q.insert(notes).values({ shelfId: 'shelf-1', text: 'kept' });
    });
    const before = await diffSchema(engine, [shelfTables]);
    const { statements } = await diffSchema(engine, [strictShelfTables], before.snapshot);
    await addStep('0002-strict', statements.join('\n'));
    await db.migrate();
    expect(await db.q.select({ text: notes.text }).from(notes)).toEqual([{ text: 'kept' }]);
    const uncounted = db.write((tx) =>
      tx.q.insert(shelves).values({ id: 'shelf-2', roomName: 'a', number: 0 }).returning(),
    );
    await expect(uncounted).rejects.toSatisfy((error) => isCheckViolation(error, 'shelves_counted'));
    const orphan = db.write((tx) => tx.q.insert(notes).values({ shelfId: 'shelf-0', text: '' }).returning());
    await expect(orphan).rejects.toSatisfy(isForeignKeyViolation);
  });

  it('undoes a migration that fails half-way and says which', async () => {
    const db = await open();
    await addStep('0002-broken', 'CREATE TABLE rooms (id text); INSERT INTO nowhere VALUES (1);');
    await expect(db.migrate()).rejects.toThrow('migration 0002-broken failed and was undone');
    expect(await applied(db)).toEqual(['0001-tables']);
    await expect(db.rows(sql`SELECT * FROM rooms`)).rejects.toThrow();
  });

  it('refuses a database that a newer version has migrated, and changes nothing', async () => {
    const db = await open();
    await addStep('0002-newer', 'CREATE TABLE rooms (id text)');
    await db.migrate();
    await rm(join(migrationsDir, engine, '0002-newer.sql'));
    await addStep('0003-other', 'CREATE TABLE others (id text)');
    await expect(db.migrate()).rejects.toThrow(MigrationError);
    await expect(db.migrate()).rejects.toThrow(/newer version \(0002-newer\)/);
    await expect(db.rows(sql`SELECT * FROM others`)).rejects.toThrow();
  });

  it('refuses when an applied migration was changed afterwards', async () => {
    const db = await open();
    await addStep('0001-tables', 'CREATE TABLE rooms (id text)');
    await expect(db.migrate()).rejects.toThrow('migration 0001-tables was changed');
  });

  it('refuses a migration that would come before those applied', async () => {
    const db = await open();
    await addStep('0000-late', 'CREATE TABLE rooms (id text)');
    await expect(db.migrate()).rejects.toThrow('0000-late came after 0001-tables');
  });

  it('migrates once when several processes start together', async () => {
    const db = await open();
    await addStep('0002-more', 'CREATE TABLE rooms (id text)');
    await Promise.all([db.migrate(), db.migrate(), db.migrate()]);
    expect(await applied(db)).toEqual(['0001-tables', '0002-more']);
  });
});
