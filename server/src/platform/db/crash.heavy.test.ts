import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { asc, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskFolder } from '../../testing/disk-folder.ts';
import { migrationsFor } from '../../testing/shelf-migrations.ts';
import { shelfTables } from '../../testing/shelf-tables.ts';
import { openDatabase } from './open-database.ts';

const ROUNDS = 50;
/** Two databases side by side: most of the time is that of processes starting. */
const SIDES = 2;
const QUICK = new URL('../quick-imports.ts', import.meta.url).href;
const WRITER = new URL('../../testing/shelf-writer.ts', import.meta.url).pathname;
/** At another point of the work in each round, sometimes within the first commits. */
const answersUntilKilled = (round: number) => 1 + ((round * 37) % 120);

let folders: string[];
let migrationsDir: string;
beforeEach(async () => {
  folders = Array.from({ length: SIDES }, () => diskFolder('sunshine-seat-crash-'));
  migrationsDir = await migrationsFor([shelfTables]);
  for (const dataDir of folders) {
    const db = await openDatabase({ dataDir, migrationsDir });
    await db.migrate();
    const { shelves } = db.tables(shelfTables);
    await db.write((tx) => tx.q.insert(shelves).values({ id: 'shelf-1', roomName: 'a', number: 1 }));
    await db.close();
  }
});
afterEach(async () => {
  for (const folder of [...folders, migrationsDir]) await rm(folder, { recursive: true });
});

/** What the writers said became of their writes. */
interface Told {
  written: string[];
  refused: string[];
  failed: string[];
}

/** Lets a process of its own write, kills it without warning in the middle, and notes what it had answered. */
async function writeUntilKilled(dataDir: string, round: number, told: Told): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, ['--import', QUICK, WRITER, dataDir, `${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let answers = 0;
  if (child.stdout === null) throw new Error('the writer has no output');
  for await (const line of createInterface(child.stdout)) {
    answers += 1;
    if (answers === answersUntilKilled(round)) child.kill('SIGKILL');
    const [name = '', outcome = ''] = line.split(' ');
    if (outcome === 'written' || outcome === 'refused') told[outcome].push(name);
    else told.failed.push(line);
  }
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
}

/** The halves that are stored of each write, in the order of the log. */
async function storedHalves(dataDir: string): Promise<Map<string, string[]>> {
  const db = await openDatabase({ dataDir, migrationsDir });
  expect(await db.rows(sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
  const { notes } = db.tables(shelfTables);
  const rows = await db.q.select({ text: notes.text }).from(notes).orderBy(asc(notes.position));
  await db.close();
  const halves = new Map<string, string[]>();
  for (const { text } of rows) {
    const [name = '', half = ''] = text.split(' ');
    halves.set(name, [...(halves.get(name) ?? []), half]);
  }
  return halves;
}

/** Places of a lane's writes: what was written later stands later. */
const orderIn = (names: Iterable<string>, lane: string) =>
  [...names].filter((name) => name.startsWith(lane)).map((name) => Number(name.slice(lane.length)));

describe('a process killed while it writes, fifty times', () => {
  it('has lost nothing it acknowledged, left no write half done, and undid what broke a rule alone', async () => {
    let written = 0;
    let refused = 0;
    let unanswered = 0;
    const side = async (dataDir: string, first: number) => {
      const told: Told = { written: [], refused: [], failed: [] };
      for (let round = first; round < ROUNDS; round += SIDES) await writeUntilKilled(dataDir, round, told);
      const stored = await storedHalves(dataDir);
      expect(told.failed).toEqual([]);
      for (const [name, halves] of stored) expect([name, halves]).toEqual([name, ['first', 'second']]);
      expect(told.written.filter((name) => !stored.has(name))).toEqual([]);
      expect(told.refused.filter((name) => stored.has(name))).toEqual([]);
      for (let round = first; round < ROUNDS; round += SIDES) {
        const order = orderIn(stored.keys(), `${round}-0-`);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
      written += told.written.length;
      refused += told.refused.length;
      unanswered += stored.size - told.written.length;
    };
    await Promise.all(folders.map(side));
    // Kills came in the middle of commits, and broken writes among others, or nothing was shown.
    expect(written).toBeGreaterThan(ROUNDS * 20);
    expect(refused).toBeGreaterThan(ROUNDS * 2);
    expect(unanswered).toBeGreaterThan(0);
  });
});
