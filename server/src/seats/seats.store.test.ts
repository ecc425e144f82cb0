import { expect, it } from 'vitest';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { describeOnEachEngine } from '../platform/db/testing.ts';
import {
  endSessionRow,
  findSeat,
  findSession,
  insertSeat,
  insertSession,
  openSessions,
  removeSeatRow,
  SeatEnded,
  type SeatRow,
  type SeatSessionRow,
  seatsOfStation,
  seatsShowing,
  sessionsAtStation,
  updateSession,
} from './seats.store.ts';

const NOW = 1_800_000_000_000;
const seat = (id: string, number: number, change: Partial<SeatRow> = {}): SeatRow => ({
  id,
  stationId: 'station-1',
  number,
  addedAt: NOW,
  removedAt: null,
  ...change,
});

const session = (id: string, change: Partial<SeatSessionRow> = {}): SeatSessionRow => ({
  id,
  seatId: 'seat-1',
  stationId: 'station-1',
  caseId: 'case-1',
  officer: { id: 'officer-1', familyName: '王', familyNameLatin: 'Wang', badge: '047218' },
  sessionId: 'officer-session-1',
  openedAt: NOW,
  attendedAt: NOW,
  still: null,
  endedAt: null,
  endReason: null,
  ...change,
});

describeOnEachEngine('the store of seats', (open) => {
  it('gives a number to one seat of a station, until that seat is removed', async () => {
    const db = await open();
    await db.write((tx) => insertSeat(tx, seat('a', 1)));
    await db.write((tx) => insertSeat(tx, seat('b', 1, { stationId: 'station-2' })));
    const twice = db.write((tx) => insertSeat(tx, seat('c', 1))).catch((error: unknown) => error);
    expect(isUniqueViolation(await twice)).toBe(true);
    expect(await db.write((tx) => removeSeatRow(tx, 'a', NOW))).toBe(true);
    expect(await db.write((tx) => removeSeatRow(tx, 'a', NOW))).toBe(false);
    await db.write((tx) => insertSeat(tx, seat('c', 1)));
    expect(await findSeat(db, 'a')).toBeUndefined();
    expect(await findSeat(db, 'c')).toEqual(seat('c', 1));
  });

  it('lists the seats of one station by number', async () => {
    const db = await open();
    await db.write(async (tx) => {
      await insertSeat(tx, seat('b', 2));
      await insertSeat(tx, seat('a', 1));
      await insertSeat(tx, seat('gone', 3, { removedAt: NOW }));
      await insertSeat(tx, seat('elsewhere', 4, { stationId: 'station-2' }));
    });
    expect((await seatsOfStation(db, 'station-1')).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describeOnEachEngine('the store of what is shown at seats', (open) => {
  it('holds one session a seat, of however many who open one at the same moment', async () => {
    const db = await open();
    const tries = await Promise.allSettled(
      ['a', 'b', 'c'].map((id) => db.write((tx) => insertSession(tx, session(id)))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const tried of tries)
      if (tried.status === 'rejected') expect(isUniqueViolation(tried.reason)).toBe(true);
    await db.write((tx) => insertSession(tx, session('elsewhere', { seatId: 'seat-2' })));
  });

  it('gives a seat free when its session ends, which happens once', async () => {
    const db = await open();
    await db.write((tx) => insertSession(tx, session('a')));
    const ends = await Promise.allSettled(
      [1, 2, 3].map((after) => db.write((tx) => endSessionRow(tx, 'a', 'tap', NOW + after))),
    );
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(SeatEnded);
    expect(await findSession(db, 'seat-1')).toBeUndefined();
    await db.write((tx) => insertSession(tx, session('b')));
    expect(await findSession(db, 'seat-1')).toEqual(session('b'));
  });

  it('changes what stands open, and nothing of what has ended', async () => {
    const db = await open();
    await db.write((tx) => insertSession(tx, session('a')));
    const choose = (still: string) =>
      db.write((tx) => updateSession(tx, 'a', { still, attendedAt: NOW + 1 }));
    expect(await choose('still-1')).toBe(true);
    expect(await findSession(db, 'seat-1')).toMatchObject({ still: 'still-1', attendedAt: NOW + 1 });
    await db.write((tx) => endSessionRow(tx, 'a', 'away', NOW + 2));
    expect(await choose('still-2')).toBe(false);
  });

  it('lists what is shown at a station, of a case, and everywhere with the number of the seat', async () => {
    const db = await open();
    await db.write(async (tx) => {
      for (const number of [1, 2, 3]) await insertSeat(tx, seat(`seat-${number}`, number));
      await insertSession(tx, session('a'));
      await insertSession(tx, session('b', { seatId: 'seat-2', caseId: 'case-2' }));
      await insertSession(tx, session('c', { seatId: 'seat-3', stationId: 'station-2' }));
      await insertSession(tx, session('over', { seatId: 'seat-4', endedAt: NOW, endReason: 'window' }));
    });
    const ids = (rows: SeatSessionRow[]) => rows.map(({ id }) => id).sort();
    expect(ids(await sessionsAtStation(db, 'station-1'))).toEqual(['a', 'b']);
    expect((await seatsShowing(db, 'case-1')).sort()).toEqual(['seat-1', 'seat-3']);
    const everywhere = (await openSessions(db)).map((one) => [one.session.id, one.number]);
    expect(everywhere.sort()).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });
});
