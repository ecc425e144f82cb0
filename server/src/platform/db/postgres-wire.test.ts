import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from './database.ts';
import type { Word } from './others.ts';
import { describeOnPostgres } from './testing.ts';

/** A portal that keeps what it hears. */
function listening(db: Database) {
  const words: Word[] = [];
  const from = new Set<string>();
  const counts = { commits: 0, reunions: 0 };
  db.others.onReunion(() => {
    counts.reunions += 1;
  });
  db.others.onWord((word, sender) => {
    words.push(word);
    from.add(sender);
  });
  db.onCommit(() => {
    counts.commits += 1;
  });
  return { words, from, counts };
}

const cutWires = (db: Database) =>
  db.rows(
    sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sunshine-seat wire' AND datname = current_database()`,
  );
const change = (db: Database) =>
  db.write((tx) => tx.rows(sql`INSERT INTO signals (at, kind, subject) VALUES (1, 'pass-ended', 'a')`));

describeOnPostgres('portals on one database', (open, _engine, newAddress) => {
  async function three() {
    const url = await newAddress();
    const portals = await Promise.all([open({ url }), open({ url }), open({ url })]);
    const heard = portals.map(listening);
    for (const { counts } of heard) await expect.poll(() => counts.reunions).toBe(1);
    return { portals, heard };
  }

  it('hear what one of them says, and it does not hear itself', async () => {
    const { portals, heard } = await three();
    portals[0]?.others.say({ topic: 'hello', text: '你好' });
    for (const other of heard.slice(1))
      await expect.poll(() => other.words).toEqual([{ topic: 'hello', text: '你好' }]);
    portals[1]?.others.say({ topic: 'answer' });
    await expect.poll(() => heard[2]?.words).toContainEqual({ topic: 'answer' });
    expect(heard[2]?.from.size).toBe(2);
    expect(heard[0]?.words).toEqual([{ topic: 'answer' }]);
  });

  it('hear all of it in its order, also when it is more than one message holds', async () => {
    const { portals, heard } = await three();
    const words = Array.from({ length: 500 }, (_, at) => ({ topic: 'long', at, text: '"警'.repeat(30) }));
    for (const word of words) portals[0]?.others.say(word);
    await expect.poll(() => heard[1]?.words).toEqual(words);
    expect(() => portals[0]?.others.say({ topic: 'long', text: 'x'.repeat(8000) })).toThrow('too long');
  });

  it('are woken by a commit of another, and the one that wrote by its own', async () => {
    const { portals, heard } = await three();
    const before = heard.map(({ counts }) => counts.commits);
    await change(portals[0] as Database);
    for (const [at, { counts }] of heard.entries())
      await expect.poll(() => counts.commits).toBeGreaterThan(before[at] ?? 0);
  });

  it('find each other again after the server has cut the wires, are told so, and are woken for what they missed', async () => {
    const { portals, heard } = await three();
    const commits = heard.map(({ counts }) => counts.commits);
    await cutWires(portals[0] as Database);
    for (const [at, { counts }] of heard.entries()) {
      await expect.poll(() => counts.reunions).toBe(2);
      expect(counts.commits).toBeGreaterThan(commits[at] ?? 0);
    }
    portals[2]?.others.say({ topic: 'again' });
    await expect.poll(() => heard[0]?.words).toEqual([{ topic: 'again' }]);
  });

  it('close while the wire is cut', async () => {
    const { portals } = await three();
    await cutWires(portals[0] as Database);
    await portals[1]?.close();
  });
});
