// Writes without end, telling what became of each write on standard output: crash.heavy.test.ts kills it.
import { writeSync } from 'node:fs';
import { isForeignKeyViolation } from '../platform/db/db-errors.ts';
import { shelfTables } from './shelf-tables.ts';

const [, , dataDir = '', round = '', url = ''] = process.argv;
const AT_ONCE = 16;
/**
 * Every so many of a lane's writes break a rule, after half of them was done: in the middle of others' in one commit. On
 * PostgreSQL fewer do, for there they undo the commit, and some of them have to be made.
 */
const BROKEN_EACH = url ? 20 : 5;

const settings = { queueLimit: 1000, workTimeoutMs: 10_000, migrationsDir: '' };
// Opened without what the other engine needs: most of a round is the start of this process.
const db = url
  ? await (await import('../platform/db/postgres.ts')).openPostgres({ ...settings, url, poolSize: 4 })
  : await (await import('../platform/db/sqlite.ts')).openSqlite({ ...settings, dataDir });
const { notes } = db.tables(shelfTables);
const shelfId = 'shelf-1' as const;

async function write(name: string, isBroken: boolean): Promise<string> {
  try {
    await db.write(
      async (tx) => {
        await tx.q.insert(notes).values({ shelfId, text: `${name} first` });
        await tx.q.insert(notes).values({ shelfId: isBroken ? 'shelf-0' : shelfId, text: `${name} second` });
      },
      { lane: 'notes' },
    );
    return 'written';
  } catch (error) {
    return isBroken && isForeignKeyViolation(error) ? 'refused' : `failed: ${error}`;
  }
}

async function writeOn(lane: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const name = `${round}-${lane}-${count}`;
    const outcome = await write(name, (count + lane) % BROKEN_EACH === 0);
    writeSync(1, `${name} ${outcome}\n`);
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => writeOn(lane)));
