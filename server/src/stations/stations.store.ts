import { asc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { givenText } from '../platform/db/given.ts';
import { keptQuery } from '../platform/db/kept-query.ts';
import { stationTables } from './stations.tables.ts';

export type StationRow = ReturnType<typeof stationTables.for>['stations']['$inferSelect'];

export async function findStation(db: Reader, id: string): Promise<StationRow | undefined> {
  const [row] = await stationById(db, { id });
  return row;
}

const stationById = keptQuery('station_by_id', (db) => {
  const { stations } = db.tables(stationTables);
  return db.q
    .select()
    .from(stations)
    .where(eq(stations.id, givenText('id')));
});

export async function allStations(db: Reader, limit: number): Promise<StationRow[]> {
  const { stations } = db.tables(stationTables);
  return await db.q.select().from(stations).orderBy(asc(stations.createdAt)).limit(limit);
}

export async function insertStation(tx: Tx, row: StationRow): Promise<void> {
  await tx.q.insert(tx.tables(stationTables).stations).values(row);
}

export async function updateStation(tx: Tx, id: string, values: Partial<StationRow>): Promise<void> {
  const { stations } = tx.tables(stationTables);
  await tx.q.update(stations).set(values).where(eq(stations.id, id));
}
