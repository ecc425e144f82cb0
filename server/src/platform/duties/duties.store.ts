import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { dutyTables } from './duties.tables.ts';

const NOW = sql<number>`(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;

/** Takes or keeps a duty for some milliseconds; false while it is another's. On PostgreSQL: elsewhere nobody asks. */
export async function claimDuty(db: Database, name: string, holder: string, ms: number): Promise<boolean> {
  const { duties } = db.tables(dutyTables);
  const [known] = await db.q
    .select({ holder: duties.holder, isTaken: sql<boolean>`${duties.until} > ${NOW}` })
    .from(duties)
    .where(eq(duties.name, name));
  if (known?.isTaken && known.holder !== holder) return false;
  return db.write(async (tx) => {
    await tx.lock(`duty:${name}`);
    const claimed = await tx.q
      .insert(duties)
      .values({ name, holder, until: sql`${NOW} + ${ms}` as never })
      .onConflictDoUpdate({
        target: duties.name,
        set: { holder, until: sql`${NOW} + ${ms}` },
        setWhere: sql`${duties.holder} = ${holder} OR ${duties.until} <= ${NOW}`,
      })
      .returning({ name: duties.name });
    return claimed.length === 1;
  });
}

/** Lets go of a duty, so that another need not wait for its end. */
export async function leaveDuty(db: Database, name: string, holder: string): Promise<void> {
  await db.write(async (tx) => {
    const { duties } = tx.tables(dutyTables);
    await tx.q.delete(duties).where(and(eq(duties.name, name), eq(duties.holder, holder)));
  });
}
