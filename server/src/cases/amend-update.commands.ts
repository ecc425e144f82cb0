import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { noteLanguage } from '@sunshine-seat/shared/domain/note-language.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { readCaseLog } from '../platform/event-log/event-log.store.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { isOpenNow } from './case-record.ts';
import { readStory, type StoryUpdate } from './case-story.ts';
import { changeCase, type Situation, type Written } from './change-case.commands.ts';

interface Call<B> {
  actor: OfficerActor;
  params: { caseId: string; eventId: string };
  body: B;
  origin: Origin;
  intent: Intent;
}

async function standingUpdate(
  services: Services,
  { record }: Situation,
  eventId: string,
): Promise<StoryUpdate> {
  const story = readStory(record.key, await readCaseLog(services.db, record.id, 0));
  const update = story.get(eventId);
  // A correction is itself put right by correcting the update it names.
  if (update?.body.fields.type !== 'update-posted') throw new AppError('NOT_FOUND');
  if (update.isRetracted) throw new AppError('ALREADY_RETRACTED');
  return update;
}

/** Puts an update right with a new entry. To the complainant it goes like any shared update: at once in an open window, otherwise held back. */
export function correctUpdate(services: Services, call: Call<Body<'correctUpdate'>>): Promise<Written> {
  const { actor, params, body } = call;
  if (!body.note && !body.place) throw new AppError('INVALID_INPUT', { fields: ['note'] });
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    async (situation) => {
      const { record, now } = situation;
      const { row, body: corrected, isTold } = await standingUpdate(services, situation, params.eventId);
      // What waits for its time is put right when it is told.
      const isDelivered = isTold && isOpenNow(record.sharing, now);
      const { fields } = corrected;
      return {
        action: 'update-corrected',
        detail: { target: row.id, held: row.visibility === 'shared' && !isDelivered },
        before: isDelivered ? record.sharing.window?.endsAt : undefined,
        events: [
          {
            id: newId(),
            at: now,
            visibility: row.visibility,
            isDelivered,
            by: actor.officer,
            fields: {
              type: 'update-corrected',
              target: row.id,
              milestone: fields.type === 'update-posted' ? fields.milestone : null,
              note: body.note,
              noteLanguage: body.note ? noteLanguage(body.note) : null,
              place: body.place,
            },
          },
        ],
      };
    },
  );
}

/** Withdraws an update. What the complainant was told is withdrawn at once, window or not: it takes away and tells nothing new. */
export function retractUpdate(services: Services, call: Call<Body<'retractUpdate'>>): Promise<Written> {
  const { actor, params, body } = call;
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    async (situation) => {
      const { row, isTold } = await standingUpdate(services, situation, params.eventId);
      return {
        action: 'update-retracted',
        detail: { target: row.id },
        events: [
          {
            id: newId(),
            at: situation.now,
            visibility: row.visibility,
            isDelivered: isTold,
            by: actor.officer,
            fields: { type: 'update-retracted', target: row.id, reason: body.reason },
          },
        ],
      };
    },
  );
}
