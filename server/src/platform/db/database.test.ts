import { rm } from 'node:fs/promises';
import { asc, count, eq, gt, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { migrationsFor } from '../../testing/shelf-migrations.ts';
import { shelfTables } from '../../testing/shelf-tables.ts';
import type { Database } from './database.ts';
import {
  isCheckViolation,
  isForeignKeyViolation,
  isUniqueViolation,
  WriteTimeoutError,
} from './db-errors.ts';
import { describeOnEachEngine } from './testing.ts';

let migrationsDir: string;
beforeAll(async () => {
  migrationsDir = await migrationsFor([shelfTables]);
});
afterAll(() => rm(migrationsDir, { recursive: true }));

type Shelf = ReturnType<typeof shelfTables.for>['shelves']['$inferInsert'];

const full = {
  id: 'shelf-1',
  roomName: '城中 évidence',
  number: 7_000_000_000,
  isOpen: true,
  openedAt: 1_790_000_000_123,
  labels: { z: 1, a: ['"quoted"', '123'] },
  seal: Buffer.from([0, 255, 128]),
  openedBy: 'lin',
  closedBy: null,
} satisfies Shelf;
const add = (db: Database, row: Partial<Shelf> & Pick<Shelf, 'id'>) =>
  db.write((tx) =>
    tx.q
      .insert(tx.tables(shelfTables).shelves)
      .values({ roomName: 'a', number: 1, ...row })
      .returning(),
  );

describeOnEachEngine('the database', (openDatabase) => {
  const open = (options = {}) => openDatabase({ migrationsDir, ...options });

  it('gives back every kind of value as it was put in', async () => {
    const db = await open();
    expect(await add(db, full)).toEqual([full]);
    const { shelves } = db.tables(shelfTables);
    const [found] = await db.q.select().from(shelves).where(eq(shelves.id, 'shelf-1'));
    expect(found).toEqual(full);
    expect(JSON.stringify(found?.labels)).toBe(JSON.stringify(full.labels));
    expect(Buffer.isBuffer(found?.seal)).toBe(true);
  });

  it('fills in defaults and keeps what is missing as null', async () => {
    const db = await open();
    const [row] = await add(db, { id: 'shelf-2' });
    expect(row).toMatchObject({ isOpen: false, openedAt: null, labels: null, seal: null });
  });

  it('names columns by their keys in snake case, and reads plain SQL', async () => {
    const db = await open();
    await add(db, full);
    const rows = await db.rows(sql`SELECT room_name, opened_at, count(*) AS n FROM shelves GROUP BY 1, 2`);
    expect(rows).toEqual([{ room_name: full.roomName, opened_at: full.openedAt, n: 1 }]);
  });

  it('sorts text by its bytes, whatever the language of the server', async () => {
    const db = await open();
    for (const roomName of ['b', 'A', 'a', '中', 'B', '_'])
      await add(db, { id: `shelf-${roomName}`, roomName });
    const { shelves } = db.tables(shelfTables);
    const found = await db.q
      .select({ roomName: shelves.roomName })
      .from(shelves)
      .orderBy(asc(shelves.roomName));
    expect(found.map((row) => row.roomName)).toEqual(['A', 'B', '_', 'a', 'b', '中']);
  });

  it('joins, counts, updates and deletes', async () => {
    const db = await open();
    await add(db, full);
    const { shelves, notes } = db.tables(shelfTables);
    const positions = await db.write(async (tx) => {
      const values = ['one', 'two', 'three'].map((text) => ({ shelfId: 'shelf-1' as const, text }));
      return tx.q.insert(notes).values(values).returning({ position: notes.position });
    });
    expect(positions).toEqual([{ position: 1 }, { position: 2 }, { position: 3 }]);
    const joined = await db.q
      .select({ text: notes.text, room: shelves.roomName })
      .from(notes)
      .innerJoin(shelves, eq(notes.shelfId, shelves.id))
      .where(gt(notes.position, 1))
      .orderBy(notes.position);
    expect(joined).toEqual([
      { text: 'two', room: full.roomName },
      { text: 'three', room: full.roomName },
    ]);
    const counted = await db.q.select({ n: count() }).from(notes);
    expect(counted).toEqual([{ n: 3 }]);
    expect(await db.q.$count(notes, gt(notes.position, 1))).toBe(2);
    const changed = await db.write((tx) =>
      tx.q.update(notes).set({ text: 'new' }).where(eq(notes.position, 2)).returning({ text: notes.text }),
    );
    expect(changed).toEqual([{ text: 'new' }]);
    await db.write(async (tx) => void (await tx.q.delete(notes).where(inArray(notes.position, [1, 2]))));
    expect(await db.q.select({ text: notes.text }).from(notes)).toEqual([{ text: 'three' }]);
  });

  it('leaves a row that is there alone, or brings it up to date', async () => {
    const db = await open();
    await add(db, full);
    const { shelves } = db.tables(shelfTables);
    const again = { id: 'shelf-1' as const, roomName: 'other', number: 2 };
    const ignored = await db.write((tx) =>
      tx.q.insert(shelves).values(again).onConflictDoNothing().returning(),
    );
    expect(ignored).toEqual([]);
    const updated = await db.write((tx) =>
      tx.q
        .insert(shelves)
        .values(again)
        .onConflictDoUpdate({ target: shelves.id, set: { roomName: sql`excluded.room_name` } })
        .returning({ roomName: shelves.roomName, number: shelves.number }),
    );
    expect(updated).toEqual([{ roomName: 'other', number: full.number }]);
  });

  it('tells which unique columns a row would repeat', async () => {
    const db = await open();
    await add(db, full);
    const { shelves } = db.tables(shelfTables);
    const sameId = await add(db, { id: 'shelf-1' }).catch((error: unknown) => error);
    const samePlace = await add(db, { ...full, id: 'shelf-9', openedBy: 'wu' }).catch(
      (error: unknown) => error,
    );
    const sameOpener = await add(db, { id: 'shelf-9', openedBy: 'lin' }).catch((error: unknown) => error);
    expect(isUniqueViolation(sameId)).toBe(true);
    expect(isUniqueViolation(sameId, [shelves.id])).toBe(true);
    expect(isUniqueViolation(sameId, [shelves.roomName, shelves.number])).toBe(false);
    expect(isUniqueViolation(samePlace, [shelves.roomName, shelves.number])).toBe(true);
    expect(isUniqueViolation(samePlace, [shelves.roomName])).toBe(false);
    expect(isUniqueViolation(sameOpener, [shelves.openedBy])).toBe(true);
    expect(isCheckViolation(sameId)).toBe(false);
  });

  it('refuses what breaks a check or points nowhere, by name', async () => {
    const db = await open();
    const samePerson = await add(db, { ...full, closedBy: 'lin' }).catch((error: unknown) => error);
    expect(isCheckViolation(samePerson)).toBe(true);
    expect(isCheckViolation(samePerson, 'shelves_two_people')).toBe(true);
    expect(isCheckViolation(samePerson, 'another')).toBe(false);
    expect(isUniqueViolation(samePerson)).toBe(false);
    const nowhere = await db
      .write(async (tx) => tx.q.insert(tx.tables(shelfTables).notes).values({ shelfId: 'shelf-0', text: '' }))
      .catch((error: unknown) => error);
    expect(isForeignKeyViolation(nowhere)).toBe(true);
  });

  it('rejects, and does not throw, when a query is wrong', async () => {
    const db = await open();
    const asked = db.rows(sql`SELECT nothing FROM nowhere`);
    await expect(asked).rejects.toThrow();
    await expect(db.write((tx) => tx.rows(sql`SELECT nothing FROM nowhere`))).rejects.toThrow();
  });

  it('undoes all of a write that fails', async () => {
    const db = await open();
    const { shelves } = db.tables(shelfTables);
    const failing = db.write(async (tx) => {
      await tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await db.q.$count(shelves)).toBe(0);
  });

  it('shows a write to others only when it is committed', async () => {
    const db = await open();
    const { shelves } = db.tables(shelfTables);
    const seen = await db.write(async (tx) => {
      await tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 });
      return { inside: await tx.q.$count(shelves), outside: await db.q.$count(shelves) };
    });
    expect(seen).toEqual({ inside: 1, outside: 0 });
    expect(await db.q.$count(shelves)).toBe(1);
  });

  it('nudges after a commit that changed something, and not after others', async () => {
    const db = await open();
    const { shelves } = db.tables(shelfTables);
    const listener = vi.fn();
    const stop = db.onCommit(listener);
    await db.write((tx) => tx.q.select().from(shelves));
    await db.write((tx) => tx.q.delete(shelves).where(eq(shelves.id, 'shelf-0')).returning());
    await add(db, { id: 'shelf-1' })
      .then(() => add(db, { id: 'shelf-1' }))
      .catch(() => {});
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await add(db, { id: 'shelf-2', number: 2 });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('lets one writer at a time decide under a lock', async () => {
    const db = await open();
    const { shelves } = db.tables(shelfTables);
    const addNext = () =>
      db.write(async (tx) => {
        await tx.lock('shelves of a');
        const number = await tx.q.$count(shelves);
        await tx.q.insert(shelves).values({ id: `shelf-${number}`, roomName: 'a', number });
        return number;
      });
    const given = await Promise.all(Array.from({ length: 12 }, addNext));
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, number) => number));
  });

  it('gives up a write that never ends, undoes it and goes on', async () => {
    const db = await open({ workTimeoutMs: 300 });
    const { shelves } = db.tables(shelfTables);
    let goOn = () => {};
    const stuck = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let late: Promise<unknown> | undefined;
    const hanging = db.write(async (tx) => {
      const { q } = tx;
      await q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 });
      await stuck;
      late = Promise.resolve(q.insert(shelves).values({ id: 'shelf-3', roomName: 'a', number: 3 }));
      await late;
    });
    const next = add(db, { id: 'shelf-2', number: 2 });
    await expect(hanging).rejects.toThrow(WriteTimeoutError);
    await next;
    goOn();
    await vi.waitFor(() => expect(late).toBeDefined());
    await expect(late).rejects.toThrow();
    expect(await db.q.select({ id: shelves.id }).from(shelves)).toEqual([{ id: 'shelf-2' }]);
  });

  it('refuses to write through a transaction that has ended', async () => {
    const db = await open();
    const tx = await db.write(async (given) => given);
    await expect(tx.rows(sql`SELECT 1`)).rejects.toThrow('this write has ended');
    expect(() => tx.q).toThrow('this write has ended');
  });

  it('finishes the writes it has taken before it closes', async () => {
    const db = await open();
    const taken = [1, 2, 3].map((number) => add(db, { id: `shelf-${number}`, number }));
    await db.close();
    expect((await Promise.all(taken)).flat()).toHaveLength(3);
    await expect(add(db, { id: 'shelf-4' })).rejects.toThrow('the database is closed');
  });
});
