import { rm } from 'node:fs/promises';
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { migrationsFor } from '../../testing/shelf-migrations.ts';
import { shelfTables } from '../../testing/shelf-tables.ts';
import type { Database, Tx } from './database.ts';
import { isUniqueViolation, WriteTimeoutError } from './db-errors.ts';
import { Lanes } from './postgres-lanes.ts';
import { UndoneError } from './postgres-transaction.ts';
import { describeOnEachEngine, describeOnPostgres } from './testing.ts';

let migrationsDir: string;
beforeAll(async () => {
  migrationsDir = await migrationsFor([shelfTables]);
});
afterAll(() => rm(migrationsDir, { recursive: true }));

const LANE = { lane: 'shelves' };

const add = (tx: Tx, number: number) =>
  tx.q.insert(tx.tables(shelfTables).shelves).values({ id: `shelf-${number}`, roomName: 'a', number });

async function numbers(db: Database): Promise<number[]> {
  const { shelves } = db.tables(shelfTables);
  const rows = await db.q.select({ number: shelves.number }).from(shelves).orderBy(asc(shelves.number));
  return rows.map((row) => row.number);
}

const failures = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

describeOnEachEngine('writes of one lane', (openDatabase) => {
  const open = (options = {}) => openDatabase({ migrationsDir, ...options });

  it('are all written; one that violates a constraint fails alone, with its own error', async () => {
    const db = await open();
    const writes = [1, 2, 3, 2, 4].map((number) =>
      db.write(async (tx) => {
        await add(tx, number);
        return number;
      }, LANE),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    const [failure] = failures(outcomes);
    expect(isUniqueViolation(failure)).toBe(true);
    expect(await Promise.all([writes[0], writes[4]])).toEqual([1, 4]);
    expect(await numbers(db)).toEqual([1, 2, 3, 4]);
  });

  it('see what those before them wrote under a lock', async () => {
    const db = await open();
    const { shelves } = db.tables(shelfTables);
    const next = () =>
      db.write(async (tx) => {
        await tx.lock('next');
        const [row] = await tx.q
          .select({ last: sql<number>`coalesce(max(${shelves.number}), 0)` })
          .from(shelves);
        await add(tx, Number(row?.last) + 1);
      }, LANE);
    await Promise.all(Array.from({ length: 9 }, next));
    expect(await numbers(db)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('go on without one that never ends', async () => {
    const db = await open({ workTimeoutMs: 300 });
    const hanging = db.write(async (tx) => {
      await add(tx, 1);
      await new Promise(() => {});
    }, LANE);
    const others = [2, 3].map((number) => db.write((tx) => add(tx, number), LANE));
    await expect(hanging).rejects.toBeInstanceOf(WriteTimeoutError);
    await Promise.all(others);
    expect(await numbers(db)).toEqual([2, 3]);
  });

  it('keep what they learn for as long as none of it is undone', async () => {
    const db = await open();
    const scopes: object[] = [];
    const look = (tx: Tx) => void scopes.push(tx.scope);
    await db.write(async (tx) => look(tx), LANE);
    await db.write(async (tx) => look(tx), LANE);
    expect(scopes[0]).not.toBe(scopes[1]);
    scopes.length = 0;
    const failing = db.write(async (tx) => {
      look(tx);
      throw new Error('no');
    }, LANE);
    const after = db.write(async (tx) => look(tx), LANE);
    await Promise.allSettled([failing, after]);
    expect(scopes.at(-1)).not.toBe(scopes[0]);
  });
});

describeOnPostgres('writes of one lane', (openDatabase) => {
  const open = () => openDatabase({ migrationsDir });

  it('share a transaction, and do not with those of another', async () => {
    const db = await open();
    const inLane = (lane: string) =>
      db.write(
        async (tx) => (await tx.rows<{ id: string }>(sql`SELECT pg_current_xact_id()::text AS id`))[0]?.id,
        { lane },
      );
    const [a, b, c] = await Promise.all([inLane('one'), inLane('one'), inLane('two')]);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });

  it('wait for the lane at another portal', async () => {
    const db = await open();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const order: string[] = [];
    let isHeld = () => {};
    const holds = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const other = db.write(async (tx) => {
      await tx.lock(LANE.lane);
      isHeld();
      await held;
      order.push('other');
    });
    await holds;
    const own = db.write(async (tx) => {
      // A change looks at the clock first: what it sees has to hold when it is written.
      order.push('own');
      await add(tx, 1);
    }, LANE);
    await vi.waitFor(async () => {
      const [row] = await db.rows<{ n: number }>(
        sql`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
      );
      expect(row?.n).toBe(1);
    });
    letGo();
    await Promise.all([other, own]);
    expect(order).toEqual(['other', 'own']);
  });

  it('do not wait for each other crosswise', async () => {
    const db = await open();
    let runs = 0;
    const crossing = (number: number, first: string, second: string) =>
      db.write(async (tx) => {
        runs += 1;
        await tx.lock(first);
        await tx.q.select().from(tx.tables(shelfTables).shelves).where(eq(sql`1`, 2));
        await tx.lock(second);
        await add(tx, number);
      }, LANE);
    await Promise.all([crossing(1, 'a', 'b'), crossing(2, 'b', 'a')]);
    expect(runs).toBe(4);
    expect(await numbers(db)).toEqual([1, 2]);
  });
});

describe('a group', () => {
  const lost = new Error('the connection is gone');
  const groupOf = async (together: () => Promise<never>) => {
    const alone = vi.fn(async () => 'alone');
    const lanes = new Lanes({ together, alone });
    const outcomes = await Promise.allSettled([
      lanes.add('lane', async () => {}),
      lanes.add('lane', async () => {}),
    ]);
    return { alone, outcomes };
  };

  it('whose commit was not answered is not written again', async () => {
    const { alone, outcomes } = await groupOf(async () => {
      throw lost;
    });
    expect(failures(outcomes)).toEqual([lost, lost]);
    expect(alone).not.toHaveBeenCalled();
  });

  it('that was certainly undone is written one by one', async () => {
    const { alone, outcomes } = await groupOf(async () => {
      throw new UndoneError('nothing was written', { cause: lost });
    });
    expect(failures(outcomes)).toEqual([]);
    expect(alone).toHaveBeenCalledTimes(2);
  });
});
