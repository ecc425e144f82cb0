import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Query } from './database.ts';
import { Transaction } from './transaction.ts';

/** What each of several works sees of the one transaction they share, and how to say that it has ended. */
export function openTransactions(database: NodePgDatabase, count: number, lane: string | undefined) {
  const scope = {};
  const locks = shareLocks(database, lane);
  return Array.from({ length: count }, () => {
    const own = locks();
    const tx = new Transaction({
      engine: 'postgres',
      q: database as unknown as Query,
      rows: async <Row>(query: SQL) => (await database.execute(query)).rows as Row[],
      lock: own.lock,
      scope,
    });
    return {
      tx,
      end() {
        tx.end();
        own.end();
      },
    };
  });
}

/** For PostgreSQL a lock belongs to the whole transaction; among the works of one it is kept here, until the work has ended. */
function shareLocks(database: NodePgDatabase, lane: string | undefined) {
  const holders = new Map<string, Promise<void>>();
  return () => {
    const ended = Promise.withResolvers<void>();
    const held = new Set<string>();
    return {
      async lock(name: string): Promise<void> {
        if (name === lane || held.has(name)) return;
        const before = holders.get(name);
        // Two of them could wait for each other, which nobody would notice: alone, PostgreSQL does.
        if (before && held.size > 0) throw new Error(`a lock is held here, and ${name} by another work`);
        held.add(name);
        holders.set(name, before ? before.then(() => ended.promise) : ended.promise);
        await before;
        await takeLock(database, name);
      },
      end: () => ended.resolve(),
    };
  };
}

/** Waits for a lock that is held until the transaction ends. */
export async function takeLock(database: NodePgDatabase, name: string): Promise<void> {
  await database.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
