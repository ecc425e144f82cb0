// Writes without end, telling each acknowledged write on standard output: crash.heavy.test.ts kills it.
import { writeSync } from 'node:fs';
import { openDatabase } from '../platform/db/open-database.ts';
import { shelfTables } from './shelf-tables.ts';

const [, , dataDir = '', migrationsDir = '', round = ''] = process.argv;
const AT_ONCE = 16;

const db = await openDatabase({ dataDir, migrationsDir });
await db.migrate();
const { shelves, notes } = db.tables(shelfTables);
const shelfId = 'shelf-1' as const;
await db.write(async (tx) => {
  await tx.q.insert(shelves).values({ id: shelfId, roomName: 'a', number: 1 }).onConflictDoNothing();
});

async function writeOn(lane: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const name = `${round}-${lane}-${count}`;
    await db.write(async (tx) => {
      await tx.q.insert(notes).values({ shelfId, text: `${name} first` });
      await tx.q.insert(notes).values({ shelfId, text: `${name} second` });
    });
    writeSync(1, `${name}\n`);
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, (_, lane) => writeOn(lane)));
