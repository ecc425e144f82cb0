import { rm } from 'node:fs/promises';
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationsFor } from '../../testing/shelf-migrations.ts';
import { shelfTables } from '../../testing/shelf-tables.ts';
import type { Database } from './database.ts';
import { givenNumber } from './given.ts';
import { quicken } from './quick-query.ts';
import { describeOnEachEngine } from './testing.ts';

let migrationsDir: string;
beforeAll(async () => {
  migrationsDir = await migrationsFor([shelfTables]);
});
afterAll(() => rm(migrationsDir, { recursive: true }));

interface Preparable {
  prepare(name?: string): { execute(values: Record<string, unknown>): PromiseLike<unknown> };
}

/** Queries of every kind that is kept: each is asked as drizzle has it, and quickened. */
function queriesOf(db: Database): Record<string, Preparable> {
  const { shelves, notes } = db.tables(shelfTables);
  const { id, roomName, isOpen, openedAt, labels, seal } = shelves;
  const after = givenNumber('number');
  return {
    'of one table': db.q.select().from(shelves).where(sql`${shelves.number} > ${after}`).orderBy(asc(id)),
    'of parts and expressions': db.q
      .select({
        row: { id, isOpen, openedAt, labels },
        seal,
        next: sql<number>`${shelves.number} + 1`.as('next'),
      })
      .from(shelves)
      .where(sql`${shelves.number} > ${after}`)
      .orderBy(asc(id)),
    'of a table that may have no row': db.q
      .select({ shelf: { id, roomName }, note: { text: notes.text, position: notes.position } })
      .from(shelves)
      .leftJoin(notes, eq(notes.shelfId, shelves.id))
      .where(sql`${shelves.number} > ${after}`)
      .orderBy(asc(id)),
    'of parts that mix two tables': db.q
      .select({ both: { text: notes.text, roomName } })
      .from(shelves)
      .leftJoin(notes, eq(notes.shelfId, shelves.id))
      .where(sql`${shelves.number} > ${after}`)
      .orderBy(asc(id)),
  };
}

describeOnEachEngine('a quickened query', (openDatabase, engine) => {
  async function filled(): Promise<Database> {
    const db = await openDatabase({ migrationsDir });
    const { shelves, notes } = db.tables(shelfTables);
    await db.write(async (tx) => {
      const full = { openedAt: 5, labels: { z: 1, a: ['b'] }, seal: Buffer.from([1, 0, 255]) };
      await tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1, isOpen: true, ...full });
      await tx.q.insert(shelves).values({ id: 'shelf-2', roomName: 'b', number: 2 });
      await tx.q.insert(notes).values({ shelfId: 'shelf-1', text: 'one' });
    });
    return db;
  }

  it('answers as it would without', async () => {
    const db = await filled();
    for (const [kind, query] of Object.entries(queriesOf(db))) {
      for (const number of [0, 1, 9]) {
        const plain = await query.prepare(`plain ${kind}`).execute({ number });
        const quick = quicken(query.prepare(`quick ${kind}`));
        expect({ kind, rows: await quick.execute({ number }) }).toEqual({ kind, rows: plain });
        // What was kept answers again.
        expect({ kind, rows: await quick.execute({ number }) }).toEqual({ kind, rows: plain });
      }
    }
  });

  it('is quickened indeed: its inside is the one we know', async () => {
    const db = await filled();
    for (const query of Object.values(queriesOf(db))) {
      const prepared = query.prepare('known');
      const before = prepared as { all?: unknown; customResultMapper?: unknown };
      const { all } = before;
      quicken(prepared);
      expect(before.customResultMapper).toBeTypeOf('function');
      if (engine === 'sqlite') expect(before.all).not.toBe(all);
    }
  });

  it('puts in what it is given, encoded as its columns say, and wants every value', async () => {
    const db = await filled();
    const { shelves } = db.tables(shelfTables);
    await db.write(async (tx) => {
      const place = (name: string) => sql.placeholder(name);
      const given = {
        id: place('id'),
        number: place('number'),
        isOpen: place('isOpen'),
        labels: place('labels'),
      };
      const insert: Preparable = tx.q.insert(shelves).values({ roomName: 'c', ...given } as never);
      const put = quicken(insert.prepare('put'));
      await put.execute({ id: 'shelf-3', number: 3, isOpen: true, labels: { z: 2, a: [] } });
      await put.execute({ id: 'shelf-4', number: 4, isOpen: false, labels: null });
      const lacking = async () => put.execute({ id: 'shelf-5', isOpen: false, labels: null });
      await expect(lacking()).rejects.toThrow(/number/);
    });
    const rows = await db.q.select().from(shelves).where(eq(shelves.roomName, 'c')).orderBy(asc(shelves.id));
    expect(rows.map(({ id, isOpen, labels }) => ({ id, isOpen, labels }))).toEqual([
      { id: 'shelf-3', isOpen: true, labels: { z: 2, a: [] } },
      { id: 'shelf-4', isOpen: false, labels: null },
    ]);
  });
});
