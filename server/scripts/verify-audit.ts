// npm run audit:verify — walks the audit and the log of every case, and names the first link that does not hold.
import { existsSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { readConfig } from '../src/config.ts';
import { verifyAudit } from '../src/platform/audit/audit.store.ts';
import type { Database } from '../src/platform/db/database.ts';
import { openDatabase } from '../src/platform/db/open-database.ts';
import { sqliteFile } from '../src/platform/db/sqlite-connection.ts';
import { verifyCaseLog } from '../src/platform/event-log/event-log.store.ts';

/** What is broken, in words, or null. */
async function findBroken(db: Database): Promise<string | null> {
  const link = await verifyAudit(db);
  if (link) return `Audit of ${link.chain}: entry ${link.seq} is ${link.problem}.`;
  const cases = await db.rows<{ id: string; number: string; last: number | string; head: string }>(
    sql`SELECT id, number, last_seq AS last, head_hash AS head FROM cases ORDER BY number`,
  );
  for (const { id, number, last, head } of cases) {
    const seq = await verifyCaseLog(db, id);
    if (seq !== null) return `Case ${number}: event ${seq} is missing or changed.`;
    const [newest] = await db.rows<{ seq: number | string; hash: string }>(
      sql`SELECT seq, hash FROM event_log WHERE case_id = ${id} ORDER BY seq DESC LIMIT 1`,
    );
    if (Number(newest?.seq) !== Number(last) || newest?.hash !== head)
      return `Case ${number}: its log does not end at event ${last}, where it ended when last written.`;
  }
  return null;
}

const { databaseUrl, dataDir } = readConfig();
if (!databaseUrl && !existsSync(sqliteFile(dataDir))) {
  console.error(`There is no database in ${dataDir}.`);
  process.exit(2);
}
const db = await openDatabase({ url: databaseUrl, dataDir });
const broken = await findBroken(db);
await db.close();
process.stdout.write(`${broken ?? 'Every link of the audit and of every case holds.'}\n`);
process.exit(broken ? 1 : 0);
