import type { RevocationCode } from '@sunshine-seat/shared/contract/base.ts';
import type { Reach } from '@sunshine-seat/shared/contract/officer.ts';
import type { EndReason } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { Services } from '../platform/services.ts';
import type { CaseRecord } from './case-record.ts';
import { casesInWindow, loadCase } from './cases.store.ts';
import { findReach, seenByOfficers } from './passes.store.ts';
import { openField, sealField } from './sealed-fields.ts';
import { endedWindow, expiredEvents } from './window-end.ts';

export type { CaseRecord };

/** Free text that belongs to a case, sealed with its key for another capability's row. */
export function sealCaseText(record: CaseRecord, subjectId: string, text: string): string {
  return sealField(record.key, subjectId, 'reason', text);
}

export function openCaseText(record: CaseRecord, subjectId: string, sealed: string): string {
  return openField(record.key, subjectId, 'reason', sealed);
}

/** Sharing of a case with its window ended, or null when none stands open. */
export function withWindowEnded(
  record: CaseRecord,
  endedAt: number,
  reason: EndReason,
  code: RevocationCode,
) {
  return endedWindow(record.sharing, endedAt, reason, code);
}

/** A case for the live screens that already follow it; their readers were recorded when they began to. */
export function caseForLive(services: Services, caseId: string): Promise<CaseRecord | undefined> {
  return loadCase(services.db, services.secrets, caseId);
}

export function reachOf(services: Services, caseId: string): Promise<Reach> {
  return findReach(services.db, caseId);
}

/** How far officers have read of the complainant's stream. */
export function seenOf(services: Services, caseId: string) {
  return seenByOfficers(services.db, caseId);
}

/** Cases of a station in an open window that an officer is in charge of. */
export async function openCasesOf(
  services: Services,
  stationId: string,
  officerId: string,
): Promise<string[]> {
  const rows = await casesInWindow(services.db, stationId, services.clock.now());
  return rows.filter((row) => row.officer?.id === officerId).map((row) => row.id);
}

/** What is to be written down first when a window has run out and a new one opens before the sweeper came by. */
export function eventsOfExpiry(record: CaseRecord, now: number) {
  return expiredEvents(record.sharing, now);
}
