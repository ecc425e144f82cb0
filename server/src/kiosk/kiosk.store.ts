import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { kioskTables } from './kiosk.tables.ts';

type Tables = ReturnType<typeof kioskTables.for>;
export type KioskRow = Tables['kiosks']['$inferSelect'];
export type PairingRow = Tables['kioskPairings']['$inferSelect'];

export async function insertPairing(tx: Tx, row: PairingRow): Promise<void> {
  await tx.q.insert(tx.tables(kioskTables).kioskPairings).values(row);
}

export async function findPairing(db: Reader, id: string): Promise<PairingRow | undefined> {
  const { kioskPairings } = db.tables(kioskTables);
  const [row] = await db.q.select().from(kioskPairings).where(eq(kioskPairings.id, id));
  return row;
}

/** Pairings that show these digits now and are not approved yet. */
export async function pairingsShowing(db: Reader, digits: string, now: number): Promise<PairingRow[]> {
  const { kioskPairings } = db.tables(kioskTables);
  return await db.q
    .select()
    .from(kioskPairings)
    .where(
      and(eq(kioskPairings.digits, digits), gt(kioskPairings.expiresAt, now), isNull(kioskPairings.kioskId)),
    );
}

/** Ties an approved pairing to its display; false when another officer was faster. */
export async function approvePairingRow(
  tx: Tx,
  id: string,
  kioskId: string,
  expiresAt: number,
): Promise<boolean> {
  const { kioskPairings } = tx.tables(kioskTables);
  const approved = await tx.q
    .update(kioskPairings)
    .set({ kioskId, expiresAt })
    .where(and(eq(kioskPairings.id, id), isNull(kioskPairings.kioskId)))
    .returning({ id: kioskPairings.id });
  return approved.length === 1;
}

export async function clearPairingsBefore(tx: Tx, at: number): Promise<void> {
  const { kioskPairings } = tx.tables(kioskTables);
  await tx.q.delete(kioskPairings).where(lt(kioskPairings.expiresAt, at));
}

export async function insertKiosk(tx: Tx, row: KioskRow): Promise<void> {
  await tx.q.insert(tx.tables(kioskTables).kiosks).values(row);
}

export async function updateKiosk(tx: Tx, id: string, values: Partial<KioskRow>): Promise<void> {
  const { kiosks } = tx.tables(kioskTables);
  await tx.q.update(kiosks).set(values).where(eq(kiosks.id, id));
}

export async function findKiosk(db: Reader, id: string): Promise<KioskRow | undefined> {
  const { kiosks } = db.tables(kioskTables);
  const [row] = await db.q
    .select()
    .from(kiosks)
    .where(and(eq(kiosks.id, id), isNull(kiosks.endedAt)));
  return row;
}

export async function findKioskByToken(db: Reader, tokenHash: string): Promise<KioskRow | undefined> {
  const { kiosks } = db.tables(kioskTables);
  const [row] = await db.q
    .select()
    .from(kiosks)
    .where(and(eq(kiosks.tokenHash, tokenHash), isNull(kiosks.endedAt)));
  return row;
}

export async function kiosksOfStation(db: Reader, stationId: string): Promise<KioskRow[]> {
  const { kiosks } = db.tables(kioskTables);
  return await db.q
    .select()
    .from(kiosks)
    .where(and(eq(kiosks.stationId, stationId), isNull(kiosks.endedAt)))
    .orderBy(asc(kiosks.pairedAt));
}

/** The display paired with a seat, if one is. */
export async function displayOfSeat(db: Reader, seatId: string): Promise<KioskRow | undefined> {
  const { kiosks } = db.tables(kioskTables);
  const [row] = await db.q
    .select()
    .from(kiosks)
    .where(and(eq(kiosks.seatId, seatId), isNull(kiosks.endedAt)));
  return row;
}
