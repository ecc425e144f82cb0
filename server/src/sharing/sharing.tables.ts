import type { RejectionCode } from '@sunshine-seat/shared/contract/base.ts';
import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { sql } from 'drizzle-orm';
import { describeTables } from '../platform/db/kit.ts';

export type RequestState = 'waiting' | 'approved' | 'rejected' | 'withdrawn';

export const sharingTables = describeTables((kit) => ({
  shareRequests: kit.table(
    'share_requests',
    {
      id: kit.id(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      state: kit.text<RequestState>().notNull(),
      requestedBy: kit.text().notNull(),
      requester: kit.json<OfficerRef>().notNull(),
      requestedAt: kit.instant().notNull(),
      answerBy: kit.instant().notNull(),
      scopes: kit.json<Scope[]>().notNull(),
      /** Sealed with the key of the case. */
      reason: kit.text().notNull(),
      minutes: kit.int().notNull(),
      isExtension: kit.bool().notNull(),
      decidedBy: kit.text(),
      decidedAt: kit.instant(),
      rejectionCode: kit.text<RejectionCode>(),
    },
    (t) => [
      kit.uniqueIndex('share_requests_one_waiting').on(t.caseId).where(sql`${t.state} = 'waiting'`),
      kit.index('share_requests_inbox').on(t.stationId, t.state, t.requestedAt),
      // Nobody decides on their own request, whatever the program above says.
      kit.check(
        'share_requests_second_person',
        sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.requestedBy}`,
      ),
    ],
  ),
  /** What was approved, by whom; how it ended is told by the case's events. */
  shareGrants: kit.table(
    'share_grants',
    {
      id: kit.id(),
      requestId: kit.text().notNull(),
      caseId: kit.text().notNull(),
      stationId: kit.text().notNull(),
      requestedBy: kit.text().notNull(),
      approvedBy: kit.text().notNull(),
      scopes: kit.json<Scope[]>().notNull(),
      startsAt: kit.instant().notNull(),
      endsAt: kit.instant().notNull(),
    },
    (t) => [
      kit.uniqueIndex('share_grants_request').on(t.requestId),
      kit.index('share_grants_case').on(t.caseId),
      kit.check('share_grants_second_person', sql`${t.approvedBy} <> ${t.requestedBy}`),
      kit.check(
        'share_grants_length',
        sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} - ${t.startsAt} <= 10800000`,
      ),
    ],
  ),
}));
