import { and, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { itemTables } from './items.tables.ts';

export type ItemRow = ReturnType<typeof itemTables.for>['items']['$inferSelect'];

export async function insertItem(tx: Tx, row: ItemRow): Promise<void> {
  await tx.q.insert(tx.tables(itemTables).items).values(row);
}

export async function findItem(db: Reader, caseId: string, id: string): Promise<ItemRow | undefined> {
  const { items } = db.tables(itemTables);
  const [row] = await db.q
    .select()
    .from(items)
    .where(and(eq(items.id, id), eq(items.caseId, caseId)));
  return row;
}

export async function itemsOfCase(db: Reader, caseId: string): Promise<ItemRow[]> {
  const { items } = db.tables(itemTables);
  return await db.q.select().from(items).where(eq(items.caseId, caseId));
}

export async function updateItem(tx: Tx, id: string, values: Partial<ItemRow>): Promise<void> {
  const { items } = tx.tables(itemTables);
  await tx.q.update(items).set(values).where(eq(items.id, id));
}
