import { rm } from 'node:fs/promises';
import { asc, eq, gt } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationsFor } from '../../testing/shelf-migrations.ts';
import { shelfTables } from '../../testing/shelf-tables.ts';
import { givenNumber } from './given.ts';
import { keptQuery } from './kept-query.ts';
import { describeOnEachEngine } from './testing.ts';

let migrationsDir: string;
let built = 0;
beforeAll(async () => {
  migrationsDir = await migrationsFor([shelfTables]);
});
afterAll(() => rm(migrationsDir, { recursive: true }));

const notesAfter = keptQuery('notes_after', (db) => {
  built += 1;
  const { notes, shelves } = db.tables(shelfTables);
  return db.q
    .select({ text: notes.text, isOpen: shelves.isOpen })
    .from(notes)
    .innerJoin(shelves, eq(shelves.id, notes.shelfId))
    .where(gt(notes.position, givenNumber('position')))
    .orderBy(asc(notes.position))
    .limit(2);
});

describeOnEachEngine('a query that is kept', (openDatabase) => {
  it('answers with the values of the time, inside a write and outside, and is built once', async () => {
    const db = await openDatabase({ migrationsDir });
    const { shelves, notes } = db.tables(shelfTables);
    await db.write(async (tx) => {
      await tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1, isOpen: true });
      for (const text of ['one', 'two', 'three'])
        await tx.q.insert(notes).values({ shelfId: 'shelf-1', text });
    });
    built = 0;
    const after = async (position: number) => (await notesAfter(db, { position })).map(({ text }) => text);
    expect(await after(0)).toEqual(['one', 'two']);
    expect(await after(2)).toEqual(['three']);
    expect(await Promise.all([after(1), after(3), after(0)])).toEqual([['two', 'three'], [], ['one', 'two']]);
    expect(built).toBe(1);
    const [first] = await notesAfter(db, { position: 0 });
    expect(first).toEqual({ text: 'one', isOpen: true });

    const inside = await db.write(async (tx) => {
      await tx.q.insert(notes).values({ shelfId: 'shelf-1', text: 'four' });
      return { own: await notesAfter(tx, { position: 3 }), others: await after(3) };
    });
    expect(inside).toEqual({ own: [{ text: 'four', isOpen: true }], others: [] });
    expect(await after(3)).toEqual(['four']);
  });

  it('of a write that has ended cannot be asked any more', async () => {
    const db = await openDatabase({ migrationsDir });
    const gone = await db.write(async (tx) => {
      await notesAfter(tx, { position: 0 });
      return { tx };
    });
    await expect(notesAfter(gone.tx, { position: 0 })).rejects.toThrow('this write has ended');
  });

  it('never sees what a write has not committed yet, whenever it is asked', async () => {
    const db = await openDatabase({ migrationsDir });
    const { shelves, notes } = db.tables(shelfTables);
    await db.write((tx) => tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 }));
    const seen = new Set<string>();
    const look = async () => {
      const rows = await notesAfter(db, { position: 0 });
      seen.add(rows.map(({ text }) => text).join());
      return rows;
    };
    const failing = db.write(async (tx) => {
      await tx.q.insert(notes).values({ shelfId: 'shelf-1', text: 'undone' });
      await look();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await look();
      throw new Error('undone');
    });
    const lasting = db.write((tx) => tx.q.insert(notes).values({ shelfId: 'shelf-1', text: 'kept' }));
    let isOver = false;
    const looking = (async () => {
      while (!isOver) {
        await look();
        await new Promise(setImmediate);
      }
    })();
    await expect(failing).rejects.toThrow('undone');
    await lasting;
    expect(await look()).toMatchObject([{ text: 'kept' }]);
    isOver = true;
    await looking;
    expect([...seen].filter((texts) => texts.includes('undone'))).toEqual([]);
  });
});
