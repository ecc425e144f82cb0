import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import {
  type CaseState,
  type Milestone,
  milestoneRule,
  milestonesAllowed,
  type Outcome,
  type Visibility,
} from '@sunshine-seat/shared/domain/case-state.ts';

/** When the complainant hears again: in some minutes from the moment of sending, or at a time. */
export type PromiseChoice = { readonly minutes: number } | { readonly at: number };

export type UpdateDraft = {
  readonly visibility: Visibility;
  readonly note: string;
  readonly place: string;
  readonly promise: PromiseChoice | null;
};

export const EMPTY_DRAFT: UpdateDraft = { visibility: 'shared', note: '', place: '', promise: null };

/** What a milestone carries besides its word. */
export type MilestoneAnswer = { readonly reason: string | null; readonly outcome: Outcome | null };

export function promiseAt(promise: PromiseChoice, now: number): number {
  return 'at' in promise ? promise.at : Math.round(now) + promise.minutes * 60_000;
}

export function updateBody(
  draft: UpdateDraft,
  milestone: Milestone | null,
  answer: MilestoneAnswer | null,
  version: number,
  now: number,
): Body<'postUpdate'> {
  return {
    version,
    visibility: draft.visibility,
    milestone,
    note: draft.note.trim() || null,
    place: draft.place.trim() || null,
    reason: answer?.reason ?? null,
    outcome: answer?.outcome ?? null,
    nextUpdateBy: draft.promise && promiseAt(draft.promise, now),
  };
}

/** The words of an update that was taken back, for the composer to show again. */
export function draftOf(body: Body<'postUpdate'>): UpdateDraft {
  return {
    visibility: body.visibility,
    note: body.note ?? '',
    place: body.place ?? '',
    promise: body.nextUpdateBy === null ? null : { at: body.nextUpdateBy },
  };
}

export type Offer = {
  /** One tap each, the likely next one first. */
  readonly quick: readonly Milestone[];
  /** Those that ask for a reason or an outcome. */
  readonly asking: readonly Milestone[];
};

/** What may be posted now. Where a kind is never shared, the complainant is told the statutory milestones and nothing else. */
export function offeredMilestones(state: CaseState, visibility: Visibility, isExcluded: boolean): Offer {
  const allowed = milestonesAllowed(state, visibility).filter(
    (milestone) => visibility === 'internal' || !isExcluded || milestoneRule(milestone).statutory,
  );
  return {
    quick: allowed.filter((milestone) => milestoneRule(milestone).needs === undefined),
    asking: allowed.filter((milestone) => milestoneRule(milestone).needs !== undefined),
  };
}
