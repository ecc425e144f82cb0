import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { noteLanguage } from '@sunshine-seat/shared/domain/note-language.ts';
import type { CaseRecord } from '../cases/case-in-hand.queries.ts';
import { caseEvents } from '../cases/cases.queries.ts';
import { addToCase, type Written } from '../cases/change-case.commands.ts';
import { checkScope } from '../cases/own-case.queries.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { talkStep } from './talk-step.commands.ts';

interface OnClue<B> {
  actor: OfficerActor;
  params: { caseId: string; clueId: string };
  body: B;
  origin: Origin;
  intent: Intent;
}

async function checkClue(services: Services, record: CaseRecord, clueId: string): Promise<void> {
  const events = await caseEvents(services, record);
  if (!events.some(({ id, type }) => id === clueId && type === 'clue-added')) throw new AppError('NOT_FOUND');
}

/** What officers make of a clue; the complainant's side learns neither of it nor that it exists. */
export function assessClue(services: Services, call: OnClue<Body<'assessClue'>>): Promise<Written> {
  const { actor, params, body } = call;
  return addToCase(services, { ...call, caseId: params.caseId }, async ({ record, now }) => {
    await checkClue(services, record, params.clueId);
    const { assessment, note } = body;
    return {
      action: 'clue-assessed',
      subject: params.clueId,
      detail: { assessment },
      isTalk: true,
      events: [
        {
          id: newId(),
          at: now,
          visibility: 'internal',
          isDelivered: false,
          by: actor.officer,
          fields: { type: 'clue-assessed', target: params.clueId, assessment, note },
        },
      ],
    };
  });
}

/** Thanks for a clue, for its side to read. */
export function thankForClue(services: Services, call: OnClue<Body<'thankForClue'>>): Promise<Written> {
  const { actor, params, body } = call;
  return addToCase(services, { ...call, caseId: params.caseId }, async (situation) => {
    await checkClue(services, situation.record, params.clueId);
    checkScope(situation.record, null, 'messages', situation.now);
    const { note } = body;
    const said = { note, noteLanguage: note ? noteLanguage(note) : null };
    const step = talkStep(situation, actor, { type: 'clue-thanked', target: params.clueId, ...said });
    return { ...step, subject: params.clueId };
  });
}
