import type { RejectionCode, RevocationCode } from '@sunshine-seat/shared/contract/base.ts';
import type { Header, Sharing } from '@sunshine-seat/shared/contract/complainant.ts';
import type { OfficerRef, QueueRow, RowSharing } from '@sunshine-seat/shared/contract/officer.ts';
import type { CaseKind, Outcome, Stage } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import { lensOf } from '@sunshine-seat/shared/domain/lens.ts';
import { type EndReason, isWindowOpen, type Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { SealKey } from '../platform/crypto/seal.ts';

/** How sharing of a case stands; kept on the case, changed only together with an event that says so. */
export interface SharingState {
  /** The station never shares this kind. */
  isExcluded: boolean;
  asked: { requestId: string; at: number; answerBy: number; byOfficerId: string } | null;
  rejected: { at: number; code: RejectionCode } | null;
  window: {
    startsAt: number;
    endsAt: number;
    scopes: Scope[];
    endedAt: number | null;
    reason: EndReason | null;
    code: RevocationCode | null;
  } | null;
}

/** What of a case an event may change, as it stands after the event; kept in the event, so that a replay tells what was told. */
export interface CaseAfter {
  stage: Stage;
  sharedStage: Stage;
  officer: OfficerRef | null;
  nextUpdateBy: number | null;
  outcome: Outcome | null;
  sharing: SharingState;
}

/** A case as it is stored; cases.tables.ts says what each column means. */
export interface CaseRow extends CaseAfter {
  id: string;
  stationId: string;
  number: string;
  month: string;
  running: number;
  serial: number;
  kind: CaseKind;
  language: Language;
  occurredAt: number;
  receivedAt: number;
  endedAt: number | null;
  windowEndsAt: number | null;
  sharedAt: number;
  firstWordAt: number | null;
  facts: string;
  identity: string;
  version: number;
  lastSeq: number;
  lastSharedSeq: number;
  headHash: string;
  sharedHash: string;
}

/** A case as loaded, with the key that opens what is sealed. */
export interface CaseRecord extends CaseRow {
  readonly key: SealKey;
}

export function afterOf(record: CaseAfter): CaseAfter {
  const { stage, sharedStage, officer, nextUpdateBy, outcome, sharing } = record;
  return { stage, sharedStage, officer, nextUpdateBy, outcome, sharing };
}

export function isOpenNow(sharing: SharingState, now: number): boolean {
  return isWindowOpen(sharing.window, now);
}

/** Where the case stands, as its complainant may know it at a moment. Internal stages do not enter. */
export function headerOf(
  state: Omit<CaseAfter, 'stage'>,
  now: number,
  passScopes: readonly Scope[] | null = null,
): Header {
  const { officer } = state;
  return {
    stage: state.sharedStage,
    officer: officer && {
      familyName: officer.familyName,
      familyNameLatin: officer.familyNameLatin,
      badge: officer.badge,
    },
    nextUpdateBy: state.nextUpdateBy,
    outcome: state.outcome,
    sharing: sharingOf(state.sharing, now, passScopes),
  };
}

function sharingOf(
  { window, asked: waiting, rejected, isExcluded }: SharingState,
  now: number,
  passScopes: readonly Scope[] | null,
): Sharing {
  const asked = waiting && { at: waiting.at, answerBy: waiting.answerBy };
  if (!window) return { phase: 'waiting', asked, rejected, isExcluded };
  const { startsAt, endsAt } = window;
  if (isWindowOpen(window, now)) {
    const { scopes } = lensOf(window, now, passScopes);
    return { phase: 'open', startsAt, endsAt, scopes: [...scopes] };
  }
  return {
    phase: 'ended',
    startsAt,
    endsAt,
    // Between its end and the sweeper's visit a window that ran out is over all the same.
    endedAt: window.endedAt ?? endsAt,
    reason: window.reason ?? 'expired',
    code: window.code,
    asked,
  };
}

export function rowOf(record: CaseRow, alias: number, now: number): QueueRow {
  return {
    id: record.id,
    number: record.number,
    alias,
    kind: record.kind,
    stage: record.stage,
    sharedStage: record.sharedStage,
    occurredAt: record.occurredAt,
    receivedAt: record.receivedAt,
    endedAt: record.endedAt,
    officer: record.officer,
    nextUpdateBy: record.nextUpdateBy,
    sharing: rowSharingOf(record.sharing, now),
    version: record.version,
  };
}

function rowSharingOf({ window, asked, isExcluded }: SharingState, now: number): RowSharing {
  if (window && isWindowOpen(window, now)) {
    return {
      state: 'open',
      startsAt: window.startsAt,
      endsAt: window.endsAt,
      asked: asked && {
        requestId: asked.requestId,
        at: asked.at,
        answerBy: asked.answerBy,
        byOfficerId: asked.byOfficerId,
      },
    };
  }
  if (asked) return { state: 'asked', ...asked };
  if (window)
    return { state: 'ended', endedAt: window.endedAt ?? window.endsAt, reason: window.reason ?? 'expired' };
  return { state: isExcluded ? 'excluded' : 'none' };
}
