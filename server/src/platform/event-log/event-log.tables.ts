import type { CaseEventType } from '@sunshine-seat/shared/contract/officer.ts';
import type { Visibility } from '@sunshine-seat/shared/domain/case-state.ts';
import { sql } from 'drizzle-orm';
import { describeTables } from '../db/kit.ts';

export const eventLogTables = describeTables((kit) => ({
  /** What happened to each case, in order. Append-only: the database refuses to change or delete a row. */
  eventLog: kit.table(
    'event_log',
    {
      position: kit.position(),
      id: kit.text().notNull(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      /** Place in the case's log, 1, 2, 3 … */
      seq: kit.int().notNull(),
      visibility: kit.text<Visibility>().notNull(),
      /** Place in the complainant's stream, without gaps; null for what they do not get. */
      sharedSeq: kit.int(),
      type: kit.text<CaseEventType>().notNull(),
      at: kit.instant().notNull(),
      /** Sealed with the key of the case. */
      body: kit.text().notNull(),
      previousHash: kit.text().notNull(),
      hash: kit.text().notNull(),
      /** Links the rows the complainant gets to each other. */
      sharedHash: kit.text(),
      writtenIn: kit.writtenIn(),
    },
    (t) => [
      kit.index('event_log_written_in').on(t.writtenIn).where(sql`${t.writtenIn} IS NOT NULL`),
      kit.uniqueIndex('event_log_id').on(t.id),
      kit.uniqueIndex('event_log_case_seq').on(t.caseId, t.seq),
      kit.uniqueIndex('event_log_case_shared_seq').on(t.caseId, t.sharedSeq),
    ],
  ),
  /** Things that screens must hear of and that are not part of a case's story: a session is over, a mark was seen. Read on like the log, cleared after a day. */
  signals: kit.table(
    'signals',
    {
      position: kit.position(),
      at: kit.instant().notNull(),
      kind: kit.text<SignalKind>().notNull(),
      subject: kit.text().notNull(),
      writtenIn: kit.writtenIn(),
    },
    (t) => [
      kit.index('signals_at').on(t.at),
      kit.index('signals_written_in').on(t.writtenIn).where(sql`${t.writtenIn} IS NOT NULL`),
    ],
  ),
}));

export type SignalKind =
  | 'officer-session-ended'
  | 'officer-ended'
  | 'officer-changed'
  | 'pass-session-ended'
  | 'pass-ended'
  | 'kiosk-ended'
  | 'station-changed'
  | 'reach-changed'
  | 'seen-changed'
  | 'lookouts-changed'
  | 'seats-changed'
  | 'seat-view-changed'
  | 'seat-display-ended';
