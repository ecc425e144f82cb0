import type { SeatEndReason } from '@sunshine-seat/shared/contract/officer.ts';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Reader, Tx } from '../platform/db/database.ts';
import { seatTables } from './seats.tables.ts';

type Tables = ReturnType<typeof seatTables.for>;
export type SeatRow = Tables['seats']['$inferSelect'];
export type SeatSessionRow = Tables['seatSessions']['$inferSelect'];

export async function insertSeat(tx: Tx, row: SeatRow): Promise<void> {
  await tx.q.insert(tx.tables(seatTables).seats).values(row);
}

/** Takes a seat away; false when it was gone already. */
export async function removeSeatRow(tx: Tx, id: string, at: number): Promise<boolean> {
  const { seats } = tx.tables(seatTables);
  const removed = await tx.q
    .update(seats)
    .set({ removedAt: at })
    .where(and(eq(seats.id, id), isNull(seats.removedAt)))
    .returning({ id: seats.id });
  return removed.length === 1;
}

export async function findSeat(db: Reader, id: string): Promise<SeatRow | undefined> {
  const { seats } = db.tables(seatTables);
  const [row] = await db.q
    .select()
    .from(seats)
    .where(and(eq(seats.id, id), isNull(seats.removedAt)));
  return row;
}

export async function seatsOfStation(db: Reader, stationId: string): Promise<SeatRow[]> {
  const { seats } = db.tables(seatTables);
  return await db.q
    .select()
    .from(seats)
    .where(and(eq(seats.stationId, stationId), isNull(seats.removedAt)))
    .orderBy(asc(seats.number));
}

/** What is shown at a seat, or nothing. */
export async function findSession(db: Reader, seatId: string): Promise<SeatSessionRow | undefined> {
  const { seatSessions } = db.tables(seatTables);
  const [row] = await db.q
    .select()
    .from(seatSessions)
    .where(and(eq(seatSessions.seatId, seatId), isNull(seatSessions.endedAt)));
  return row;
}

/** Everything that is shown at the seats of a station now. */
export async function sessionsAtStation(db: Reader, stationId: string): Promise<SeatSessionRow[]> {
  const { seatSessions } = db.tables(seatTables);
  return await db.q
    .select()
    .from(seatSessions)
    .where(and(eq(seatSessions.stationId, stationId), isNull(seatSessions.endedAt)));
}

export async function insertSession(tx: Tx, row: SeatSessionRow): Promise<void> {
  await tx.q.insert(tx.tables(seatTables).seatSessions).values(row);
}

/** Changes a session that has not ended; false when it has. */
export async function updateSession(tx: Tx, id: string, values: Partial<SeatSessionRow>): Promise<boolean> {
  const { seatSessions } = tx.tables(seatTables);
  const changed = await tx.q
    .update(seatSessions)
    .set(values)
    .where(and(eq(seatSessions.id, id), isNull(seatSessions.endedAt)))
    .returning({ id: seatSessions.id });
  return changed.length === 1;
}

/** What was shown at a seat has ended already: once is enough, also in what is told of it. */
export class SeatEnded extends Error {}

export async function endSessionRow(tx: Tx, id: string, endReason: SeatEndReason, at: number): Promise<void> {
  if (!(await updateSession(tx, id, { endedAt: at, endReason }))) throw new SeatEnded();
}

/** Everything that is shown anywhere now, with the number of its seat. */
export async function openSessions(db: Reader): Promise<{ session: SeatSessionRow; number: number }[]> {
  const { seats, seatSessions } = db.tables(seatTables);
  return await db.q
    .select({ session: seatSessions, number: seats.number })
    .from(seatSessions)
    .innerJoin(seats, eq(seats.id, seatSessions.seatId))
    .where(isNull(seatSessions.endedAt));
}

/** Seats that show a case now. */
export async function seatsShowing(db: Reader, caseId: string): Promise<string[]> {
  const { seatSessions } = db.tables(seatTables);
  const rows = await db.q
    .select({ seatId: seatSessions.seatId })
    .from(seatSessions)
    .where(and(eq(seatSessions.caseId, caseId), isNull(seatSessions.endedAt)));
  return rows.map(({ seatId }) => seatId);
}
