import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { CaseKind, Outcome, Stage } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { describeTables } from '../platform/db/kit.ts';
import type { SharingState } from './case-record.ts';

export const caseTables = describeTables((kit) => ({
  cases: kit.table(
    'cases',
    {
      id: kit.id(),
      stationId: kit.text().notNull(),
      /** As printed: `CZ-2611-0382`. */
      number: kit.text().notNull(),
      /** `2611`, and the running number within that month. */
      month: kit.text().notNull(),
      running: kit.int().notNull(),
      /** Running number within the station, never starting again; decides the daily alias. */
      serial: kit.int().notNull(),
      kind: kit.text<CaseKind>().notNull(),
      language: kit.text<Language>().notNull(),
      stage: kit.text<Stage>().notNull(),
      sharedStage: kit.text<Stage>().notNull(),
      occurredAt: kit.instant().notNull(),
      receivedAt: kit.instant().notNull(),
      endedAt: kit.instant(),
      officer: kit.json<OfficerRef>(),
      nextUpdateBy: kit.instant(),
      outcome: kit.text<Outcome>(),
      sharing: kit.json<SharingState>().notNull(),
      /** End of the window that stands open; null when none does. What the sweeper and the hall board look for. */
      windowEndsAt: kit.instant(),
      /** When the complainant last and first (after the report itself) got something new. */
      sharedAt: kit.instant().notNull(),
      firstWordAt: kit.instant(),
      /** What was reported, and by whom: sealed with the key of the case, apart from each other. */
      facts: kit.text().notNull(),
      identity: kit.text().notNull(),
      version: kit.int().notNull(),
      lastSeq: kit.int().notNull(),
      lastSharedSeq: kit.int().notNull(),
      headHash: kit.text().notNull(),
      sharedHash: kit.text().notNull(),
    },
    (t) => [
      kit.uniqueIndex('cases_number').on(t.number),
      kit.uniqueIndex('cases_station_month_running').on(t.stationId, t.month, t.running),
      kit.uniqueIndex('cases_station_serial').on(t.stationId, t.serial),
      kit.index('cases_queue').on(t.stationId, t.endedAt),
      kit.index('cases_received').on(t.stationId, t.receivedAt),
      kit.index('cases_window').on(t.windowEndsAt),
    ],
  ),
  /** The key of each case, wrapped; destroying the row makes everything sealed with it unreadable. */
  caseKeys: kit.table('case_keys', { caseId: kit.id(), wrapped: kit.text().notNull() }),
  casePasses: kit.table(
    'case_passes',
    {
      id: kit.id(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      /** HMAC of the code with the installation's pepper. */
      codeHash: kit.text().notNull(),
      tail: kit.text().notNull(),
      issuedAt: kit.instant().notNull(),
      issuedBy: kit.text().notNull(),
      endedAt: kit.instant(),
      /** For a helper's pass: who they are to the complainant, what they may see, and their name, sealed. Null for the complainant's own. */
      relation: kit.text<Relation>(),
      scopes: kit.json<Scope[]>(),
      name: kit.text(),
    },
    (t) => [kit.index('case_passes_case').on(t.caseId, t.endedAt)],
  ),
  passSessions: kit.table(
    'pass_sessions',
    {
      id: kit.id(),
      passId: kit.text().notNull(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      tokenHash: kit.text().notNull(),
      createdAt: kit.instant().notNull(),
      lastSeenAt: kit.instant().notNull(),
      endedAt: kit.instant(),
    },
    (t) => [
      kit.uniqueIndex('pass_sessions_token').on(t.tokenHash),
      kit.index('pass_sessions_pass').on(t.passId),
      kit.index('pass_sessions_idle').on(t.endedAt, t.lastSeenAt),
    ],
  ),
  /** How far the complainant's stream has come on their side. */
  passReach: kit.table('pass_reach', {
    caseId: kit.id(),
    deliveredSeq: kit.int().notNull(),
    deliveredAt: kit.instant(),
    seenSeq: kit.int().notNull(),
    seenAt: kit.instant(),
  }),
  /** How far officers have read of the complainant's stream. */
  officerReach: kit.table('officer_reach', {
    caseId: kit.id(),
    seenSeq: kit.int().notNull(),
    seenAt: kit.instant().notNull(),
  }),
  /** Shared updates that wait for their time, for the safety of those out there: told then, if the window is open. */
  delayedUpdates: kit.table(
    'delayed_updates',
    {
      eventId: kit.id(),
      caseId: kit.text().notNull(),
      dueAt: kit.instant().notNull(),
    },
    (t) => [kit.index('delayed_updates_due').on(t.dueAt)],
  ),
}));
