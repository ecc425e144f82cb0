import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { asc, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrationsFor, shelfTables } from '../../testing/shelf-tables.ts';
import { openDatabase } from './open-database.ts';

const ROUNDS = 5;
const WRITER = new URL('../../testing/shelf-writer.ts', import.meta.url).pathname;

let dataDir: string;
let migrationsDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sunshine-seat-crash-'));
  migrationsDir = await migrationsFor([shelfTables]);
});
afterEach(async () => {
  await rm(dataDir, { recursive: true });
  await rm(migrationsDir, { recursive: true });
});

/** Lets a process of its own write, kills it without warning in the middle, and returns what it had acknowledged. */
async function writeUntilKilled(round: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [WRITER, dataDir, migrationsDir, `${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const acknowledged: string[] = [];
  if (child.stdout === null) throw new Error('the writer has no output');
  for await (const line of createInterface(child.stdout)) {
    acknowledged.push(line);
    if (acknowledged.length === 200 + round * 37) child.kill('SIGKILL');
  }
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

describe('a process killed while it writes', () => {
  it('has lost nothing it acknowledged, and left no write half done', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) acknowledged.push(...(await writeUntilKilled(round)));
    const db = await openDatabase({ dataDir, migrationsDir });
    await db.migrate();
    const { notes } = db.tables(shelfTables);
    const texts = (await db.q.select({ text: notes.text }).from(notes).orderBy(asc(notes.position))).map(
      (row) => row.text,
    );
    expect(new Set(texts).size).toBe(texts.length);
    const stored = new Set(texts);
    expect(
      acknowledged.filter((name) => !stored.has(`${name} first`) || !stored.has(`${name} second`)),
    ).toEqual([]);
    expect(
      texts.filter(
        (text, at) => text.endsWith(' first') && texts[at + 1] !== text.replace('first', 'second'),
      ),
    ).toEqual([]);
    const integrity = await db.rows<{ integrity_check: string }>(sql`PRAGMA integrity_check`);
    expect(integrity).toEqual([{ integrity_check: 'ok' }]);
    await db.close();
  });
});
