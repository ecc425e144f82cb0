import type { Database } from '../platform/db/database.ts';
import { compareRows, copyRows, type Difference, findForeignRow, migrationsOf } from './copy-rows.store.ts';

/** The copy was not made, or is not the same; `message` says why in words. */
export class CopyError extends Error {}

/**
 * Copies a database into another one of either engine, and checks it row by row. Begun again it goes on where it broke off.
 * Gives how many rows are the same in the end.
 */
export async function copyDatabase(
  source: Database,
  target: Database,
  onTable: (table: string, copied: number) => void = () => {},
): Promise<number> {
  await target.migrate();
  const [there, here] = await Promise.all([migrationsOf(source).catch(() => []), migrationsOf(target)]);
  if (there.join() !== here.join()) {
    throw new CopyError('The source is not of this version: start the portal of this version on it once.');
  }
  const foreign = await findForeignRow(source, target);
  if (foreign) {
    throw new CopyError(`The target is not empty, nor a copy that broke off: ${inWords(foreign)}.`);
  }
  await copyRows(source, target, onTable);
  const result = await compareRows(source, target);
  if (typeof result !== 'number') throw new CopyError(`The copy is not the same: ${inWords(result)}.`);
  return result;
}

const inWords = ({ table, key, problem }: Difference) => `${table} ${JSON.stringify(key)} is ${problem}`;
