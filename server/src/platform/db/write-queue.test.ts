import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BusyError, isUniqueViolation } from './db-errors.ts';
import { sqliteWriter } from './sqlite-connection.ts';
import type { Transaction } from './transaction.ts';
import { WriteQueue } from './write-queue.ts';

let folder: string;
let file: string;
let statements: string[];
let queue: WriteQueue<Transaction>;
const onCommit = vi.fn();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sunshine-seat-queue-'));
  file = join(folder, 'queue.db');
  const connection = new BetterSqlite3(file);
  connection.pragma('journal_mode = WAL');
  connection.exec('CREATE TABLE entries (position integer PRIMARY KEY AUTOINCREMENT, name text UNIQUE)');
  connection.close();
  statements = [];
  onCommit.mockClear();
  queue = openQueue();
});
afterEach(async () => {
  await queue.close();
  await rm(folder, { recursive: true });
});

function openQueue(options = {}): WriteQueue<Transaction> {
  const verbose = (statement?: unknown) => statements.push(String(statement));
  return new WriteQueue({
    openWriter: () => sqliteWriter(new BetterSqlite3(file, { verbose, timeout: 0 })),
    limit: 10_000,
    workTimeoutMs: 2_000,
    onCommit,
    ...options,
  });
}
const insert = (name: string) => (tx: Transaction) =>
  tx.rows(sql`INSERT INTO entries (name) VALUES (${name}) RETURNING name`);
const add = (name: string) => queue.add(insert(name));
const commits = () => statements.filter((statement) => statement === 'COMMIT').length;

function stored(): unknown[] {
  const connection = new BetterSqlite3(file);
  const names = connection.prepare('SELECT name FROM entries ORDER BY position').pluck().all();
  connection.close();
  return names;
}

describe('the write queue', () => {
  it('begins nothing while it is told to wait, and then all that waits', async () => {
    await queue.close();
    let makeRoom = () => {};
    let isFull = true;
    const room = new Promise<void>((resolve) => {
      makeRoom = resolve;
    });
    queue = openQueue({ room: () => (isFull ? room : undefined) });
    const writes = ['first', 'second'].map(add);
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(statements.filter((statement) => statement.startsWith('BEGIN'))).toEqual([]);
    isFull = false;
    makeRoom();
    await Promise.all(writes);
    expect(stored()).toEqual(['first', 'second']);
  });

  it('commits writes that wait together at once, in their order', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `entry ${at}`);
    await Promise.all(names.map(add));
    expect(stored()).toEqual(names);
    expect(commits()).toBe(1);
    expect(onCommit).toHaveBeenCalledTimes(1);
  });

  it('splits a long queue into several commits and keeps the order across them', async () => {
    const names = Array.from({ length: 600 }, (_, at) => `entry ${at}`);
    await Promise.all(names.map(add));
    expect(stored()).toEqual(names);
    expect(commits()).toBe(3);
  });

  it('keeps the order of writes that wait for something else inside', async () => {
    const slow = queue.add(async (tx) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return insert('slow')(tx);
    });
    await Promise.all([slow, add('quick')]);
    expect(stored()).toEqual(['slow', 'quick']);
  });

  it('answers only after the commit', async () => {
    const order: string[] = [];
    const first = add('a').then(() => order.push(`answer after ${commits()} commit`));
    const refused = add('a').catch(() => order.push(`refusal after ${commits()} commit`));
    const last = queue.add(async () => order.push('work'));
    await Promise.all([first, refused, last]);
    expect(order).toEqual(['work', 'answer after 1 commit', 'refusal after 1 commit']);
  });

  it('undoes a failing write alone, with all it had done', async () => {
    const first = add('a');
    const half = queue.add(async (tx) => {
      await insert('half')(tx);
      throw new Error('no further');
    });
    const results = await Promise.allSettled([first, half, add('b')]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored()).toEqual(['a', 'b']);
    expect(commits()).toBe(1);
  });

  it('refuses the write that repeats another one of its group', async () => {
    const results = await Promise.allSettled([add('a'), add('a'), add('b')]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(isUniqueViolation((results[1] as PromiseRejectedResult).reason)).toBe(true);
    expect(stored()).toEqual(['a', 'b']);
  });

  it('rejects every write of the group when the commit fails, and writes the next one', async () => {
    const first = add('a');
    const broken = queue.add(async (tx) => {
      await tx.rows(sql`CREATE TABLE parents (id integer PRIMARY KEY)`);
      await tx.rows(
        sql`CREATE TABLE children (parent integer REFERENCES parents DEFERRABLE INITIALLY DEFERRED)`,
      );
      await tx.rows(sql`INSERT INTO children VALUES (1)`);
    });
    const results = await Promise.allSettled([first, broken, add('a'), add('b')]);
    expect(results.map((result) => result.status)).toEqual(Array(4).fill('rejected'));
    expect(stored()).toEqual([]);
    expect(onCommit).not.toHaveBeenCalled();
    await add('next');
    expect(stored()).toEqual(['next']);
  });

  it('rejects those whose transaction the database undid, and still runs the others', async () => {
    const first = add('a');
    const lost = queue.add(async (tx) => {
      await insert('lost')(tx);
      await tx.rows(sql`INSERT OR ROLLBACK INTO entries (name) VALUES ('lost')`);
    });
    const results = await Promise.allSettled([first, lost, add('b')]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(stored()).toEqual(['b']);
  });

  it('answers truly when the disk is full, and goes on when it is not', async () => {
    await queue.close();
    let pages = 40;
    const openWriter = () => {
      const connection = new BetterSqlite3(file);
      connection.pragma(`max_page_count = ${pages}`);
      return sqliteWriter(connection);
    };
    queue = openQueue({ openWriter });
    const names = Array.from({ length: 40 }, (_, at) => `${at} ${'x'.repeat(at % 5 === 0 ? 60_000 : 10)}`);
    const results = await Promise.allSettled(names.map(add));
    const acknowledged = names.filter((_, at) => results[at]?.status === 'fulfilled');
    expect(acknowledged.length).toBeLessThan(names.length);
    expect(stored()).toEqual(acknowledged);
    await queue.close();
    pages = 1_000;
    queue = openQueue({ openWriter });
    await add(`next ${'x'.repeat(60_000)}`);
    expect(stored()).toHaveLength(acknowledged.length + 1);
  });

  it('rejects what waits when the file cannot be opened again, and recovers when it can', async () => {
    await queue.close();
    let canOpen = true;
    queue = openQueue({
      workTimeoutMs: 50,
      openWriter: () => {
        if (!canOpen) throw new Error('no such disk');
        return sqliteWriter(new BetterSqlite3(file));
      },
    });
    const hanging = queue.add(() => {
      canOpen = false;
      return new Promise(() => {});
    });
    const results = await Promise.allSettled([hanging, add('a')]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
    await expect(add('b')).rejects.toThrow('no such disk');
    canOpen = true;
    await add('c');
    expect(stored()).toEqual(['c']);
  });

  it('refuses more than may wait, and takes writes again afterwards', async () => {
    await queue.close();
    queue = openQueue({ limit: 3 });
    const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map(add));
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect((results[3] as PromiseRejectedResult).reason).toBeInstanceOf(BusyError);
    await add('d');
    expect(stored()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('waits, without stopping the process, while another process writes', async () => {
    const other = new BetterSqlite3(file);
    other.exec("BEGIN IMMEDIATE; INSERT INTO entries (name) VALUES ('other')");
    setTimeout(() => other.exec('COMMIT'), 100);
    await add('mine');
    other.close();
    expect(stored()).toEqual(['other', 'mine']);
  });

  it('commits what was done before a write that hangs, and what comes after it', async () => {
    await queue.close();
    queue = openQueue({ workTimeoutMs: 100 });
    const first = add('a');
    const hanging = queue.add(async (tx) => {
      await insert('hanging')(tx);
      await new Promise(() => {});
    });
    const results = await Promise.allSettled([first, hanging, add('b')]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored()).toEqual(['a', 'b']);
  });
});
