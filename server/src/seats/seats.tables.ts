import type { OfficerRef, SeatEndReason } from '@sunshine-seat/shared/contract/officer.ts';
import { sql } from 'drizzle-orm';
import { describeTables } from '../platform/db/kit.ts';

export const seatTables = describeTables((kit) => ({
  seats: kit.table(
    'seats',
    {
      id: kit.id(),
      stationId: kit.text().notNull(),
      number: kit.int().notNull(),
      addedAt: kit.instant().notNull(),
      removedAt: kit.instant(),
    },
    (t) => [kit.uniqueIndex('seats_number').on(t.stationId, t.number).where(sql`${t.removedAt} is null`)],
  ),
  /** One case shown at one seat by one officer. */
  seatSessions: kit.table(
    'seat_sessions',
    {
      id: kit.id(),
      seatId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      caseId: kit.text().notNull(),
      officer: kit.json<OfficerRef>().notNull(),
      /** The officer's session: signing out ends what was shown with it. */
      sessionId: kit.text().notNull(),
      openedAt: kit.instant().notNull(),
      /** When the officer was last known to be there. */
      attendedAt: kit.instant().notNull(),
      /** The still that is looked at. */
      still: kit.text(),
      endedAt: kit.instant(),
      endReason: kit.text<SeatEndReason>(),
    },
    (t) => [
      // One case at a time.
      kit.uniqueIndex('seat_sessions_one').on(t.seatId).where(sql`${t.endedAt} is null`),
      kit.index('seat_sessions_case').on(t.caseId, t.endedAt),
      kit.index('seat_sessions_officer').on(t.sessionId, t.endedAt),
      kit.index('seat_sessions_attended').on(t.endedAt, t.attendedAt),
    ],
  ),
}));
