import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import {
  afterMilestone,
  ENDS,
  isMilestoneAllowed,
  milestoneRule,
} from '@sunshine-seat/shared/domain/case-state.ts';
import { noteLanguage } from '@sunshine-seat/shared/domain/note-language.ts';
import { endingLookouts } from '../lookouts/end-lookouts.commands.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { isOpenNow } from './case-record.ts';
import { changeCase, type Decision, type Situation, type Written } from './change-case.commands.ts';
import { insertDelayed } from './delayed.store.ts';
import type { EventDraft } from './event-body.ts';
import { tellTime } from './tell-time.ts';
import { endedWindow } from './window-end.ts';

type Call<B> = {
  actor: OfficerActor;
  caseId: string;
  body: B & { version: number };
  origin: Origin;
  intent: Intent;
};

const MAX_PROMISE_MS = 30 * 24 * 60 * 60_000;

/** Posts a milestone, a note, or both. A shared one reaches the complainant at once if the window is open or the milestone is statutory; otherwise it is held back until approval. */
export function postUpdate(services: Services, call: Call<Body<'postUpdate'>>): Promise<Written> {
  checkComplete(call.body);
  return changeCase(services, { ...call, version: call.body.version }, (situation) =>
    decideUpdate(services, situation, call),
  );
}

function checkComplete(body: Body<'postUpdate'>): void {
  const { milestone } = body;
  const needs = milestone && milestoneRule(milestone).needs;
  const fields: string[] = [];
  if (!milestone && !body.note) fields.push('note');
  if (needs === 'outcome' && !body.outcome) fields.push('outcome');
  if (needs === 'reason' && !body.reason) fields.push('reason');
  if (needs !== 'outcome' && body.outcome) fields.push('outcome');
  if (needs !== 'reason' && body.reason) fields.push('reason');
  // Nobody hears again of a case that ends with this very word.
  const endsCase = milestone !== null && ENDS.some((end) => end === milestoneRule(milestone).to);
  if (body.nextUpdateBy && (body.visibility === 'internal' || endsCase)) fields.push('nextUpdateBy');
  if (fields.length > 0) throw new AppError('INVALID_INPUT', { fields });
}

async function decideUpdate(
  services: Services,
  situation: Situation,
  { actor, body }: Call<Body<'postUpdate'>>,
): Promise<Decision> {
  const { record, station, now } = situation;
  const { milestone, visibility } = body;
  if (milestone && !isMilestoneAllowed(record, milestone, visibility))
    throw new AppError('MILESTONE_NOT_ALLOWED');
  if (!milestone && ENDS.includes(record.stage)) throw new AppError('CASE_ENDED');
  const isStatutory = milestone !== null && milestoneRule(milestone).statutory === true;
  const isOpen = isOpenNow(record.sharing, now);
  const tellAt = visibility === 'shared' ? tellTime(milestone, station.suspectDelayMinutes, now) : null;
  const isDelivered = visibility === 'shared' && tellAt === null && (isOpen || isStatutory);
  // What is held back has not moved the complainant's view; the stage itself has moved.
  const moved = milestone ? afterMilestone(record, milestone, isDelivered ? 'shared' : 'internal') : record;
  const hasEnded = ENDS.includes(moved.stage);
  const update = updateEvent(actor, body, { at: now, isDelivered, tellAt });
  const { nextUpdateBy } = body;
  const lookouts = hasEnded ? await endingLookouts(services, situation, actor.officer) : null;
  const window = hasEnded ? endedWindow(record.sharing, now, 'closed') : null;
  const isReopened = milestone === 'case_reopened';
  return {
    action: 'update-posted',
    detail: { visibility, milestone, held: visibility === 'shared' && !isDelivered },
    rows: async (tx) => {
      if (tellAt !== null) await insertDelayed(tx, update.id, record.id, tellAt);
      await lookouts?.rows(tx);
    },
    signals: lookouts?.signals ?? [],
    before: isDelivered && !isStatutory ? record.sharing.window?.endsAt : undefined,
    events: [
      update,
      ...(window ? [windowEndedEvent(actor, now)] : []),
      ...(nextUpdateBy ? [promiseEvent(actor, now, nextUpdateBy)] : []),
      ...(lookouts?.events ?? []),
    ],
    after: {
      stage: moved.stage,
      sharedStage: moved.sharedStage,
      ...(body.outcome && { outcome: body.outcome }),
      ...(isReopened && { outcome: null }),
      // Word has been given: what was promised is kept, until something new is promised.
      ...(isDelivered && { nextUpdateBy: null }),
      ...(hasEnded ? { endedAt: now, nextUpdateBy: null } : isReopened ? { endedAt: null } : {}),
      ...(nextUpdateBy && { nextUpdateBy: checkedPromise(nextUpdateBy, now) }),
      sharing: { ...(window ?? record.sharing), ...(hasEnded && { asked: null }) },
    },
  };
}

function updateEvent(
  actor: OfficerActor,
  { milestone, visibility, note, place, reason, outcome }: Body<'postUpdate'>,
  { tellAt, ...when }: { at: number; isDelivered: boolean; tellAt: number | null },
): EventDraft {
  return {
    id: newId(),
    ...when,
    visibility,
    by: actor.officer,
    fields: {
      type: 'update-posted',
      milestone,
      note,
      noteLanguage: note ? noteLanguage(note) : null,
      place,
      reason,
      outcome,
      isFromPatrol: false,
      tellAt,
    },
  };
}

function windowEndedEvent(actor: OfficerActor, now: number): EventDraft {
  return {
    id: newId(),
    at: now,
    visibility: 'shared',
    isDelivered: true,
    by: actor.officer,
    fields: { type: 'window-ended', endReason: 'closed', code: null, reason: null },
  };
}

function promiseEvent(actor: OfficerActor, now: number, nextUpdateBy: number): EventDraft {
  return {
    id: newId(),
    at: now,
    visibility: 'shared',
    isDelivered: true,
    by: actor.officer,
    fields: { type: 'promise-made', nextUpdateBy },
  };
}

function checkedPromise(nextUpdateBy: number, now: number): number {
  if (nextUpdateBy <= now || nextUpdateBy > now + MAX_PROMISE_MS) {
    throw new AppError('INVALID_INPUT', { fields: ['nextUpdateBy'] });
  }
  return nextUpdateBy;
}

/** Promises when the complainant hears again; they are told whether or not a window is open. */
export function makePromise(services: Services, call: Call<Body<'makePromise'>>): Promise<Written> {
  return changeCase(services, { ...call, version: call.body.version }, ({ record, now }) => {
    if (ENDS.includes(record.stage)) throw new AppError('CASE_ENDED');
    const nextUpdateBy = checkedPromise(call.body.nextUpdateBy, now);
    return {
      action: 'promise-made',
      events: [promiseEvent(call.actor, now, nextUpdateBy)],
      after: { nextUpdateBy },
    };
  });
}
