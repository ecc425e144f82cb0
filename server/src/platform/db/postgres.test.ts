import { rm } from 'node:fs/promises';
import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { migrationsFor } from '../../testing/shelf-migrations.ts';
import { shelfTables } from '../../testing/shelf-tables.ts';
import type { Database, Tx } from './database.ts';
import { BusyError } from './db-errors.ts';
import { describeOnPostgres } from './testing.ts';

let migrationsDir: string;
beforeAll(async () => {
  migrationsDir = await migrationsFor([shelfTables]);
});
afterAll(() => rm(migrationsDir, { recursive: true }));

const add = (tx: Tx, number: number) =>
  tx.q
    .insert(tx.tables(shelfTables).shelves)
    .values({ id: `shelf-${number}`, roomName: 'a', number })
    .returning({ number: tx.tables(shelfTables).shelves.number });

async function numbers(db: Database): Promise<number[]> {
  const { shelves } = db.tables(shelfTables);
  const rows = await db.q.select({ number: shelves.number }).from(shelves).orderBy(asc(shelves.number));
  return rows.map((row) => row.number);
}

const cutOthers = (reader: Pick<Database, 'rows'>) =>
  reader.rows(
    sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`,
  );

describeOnPostgres('the database', (openDatabase) => {
  const open = (options = {}) => openDatabase({ migrationsDir, ...options });

  it('goes on after the server has cut its idle connections', async () => {
    const db = await open();
    await db.write((tx) => add(tx, 1));
    await cutOthers(db);
    await vi.waitFor(() => db.write((tx) => add(tx, 2)), 5_000);
    expect(await numbers(db)).toEqual([1, 2]);
  });

  it('answers short questions again after the connection they share was cut, and none once closed', async () => {
    const db = await open();
    const ask = () => db.atOnce.select().from(db.tables(shelfTables).shelves);
    expect(await Promise.all([ask(), ask()])).toEqual([[], []]);
    await cutOthers(db);
    await vi.waitFor(ask, 5_000);
    await db.close();
    await expect(ask()).rejects.toMatchObject({ cause: { message: 'the database is closed' } });
  });

  it('rejects a write whose connection was cut, and has written none of it', async () => {
    const db = await open();
    const cut = db.write(async (tx) => {
      await add(tx, 1);
      await cutOthers(db);
      return add(tx, 2);
    });
    await expect(cut).rejects.toThrow();
    await db.write((tx) => add(tx, 3));
    expect(await numbers(db)).toEqual([3]);
  });

  it('runs a write again that lost a deadlock', async () => {
    const db = await open();
    let runs = 0;
    let held = 0;
    let bothHold = () => {};
    const holding = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    const crossing = (number: number, first: string, second: string) =>
      db.write(async (tx) => {
        runs += 1;
        await tx.lock(first);
        held += 1;
        if (held === 2) bothHold();
        await holding;
        await tx.lock(second);
        return add(tx, number);
      });
    await Promise.all([crossing(1, 'a', 'b'), crossing(2, 'b', 'a')]);
    expect(runs).toBe(3);
    expect(await numbers(db)).toEqual([1, 2]);
  });

  it('rejects a write that went on after one of its statements had failed', async () => {
    const db = await open();
    const careless = db.write(async (tx) => {
      await add(tx, 1);
      await add(tx, 1).catch(() => {});
    });
    await expect(careless).rejects.toThrow('nothing was written');
    expect(await numbers(db)).toEqual([]);
  });

  it('refuses more writes than may wait, and takes writes again afterwards', async () => {
    const db = await open({ queueLimit: 3 });
    const results = await Promise.allSettled([1, 2, 3, 4].map((number) => db.write((tx) => add(tx, number))));
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect((results[3] as PromiseRejectedResult).reason).toBeInstanceOf(BusyError);
    await db.write((tx) => add(tx, 4));
    expect(await numbers(db)).toEqual([1, 2, 3, 4]);
  });
});
