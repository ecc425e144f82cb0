import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { type CaseRecord, sealCaseText } from '../cases/case-in-hand.queries.ts';
import { caseEvents } from '../cases/cases.queries.ts';
import { changeCase, type Written } from '../cases/change-case.commands.ts';
import { stepForMilestone } from '../cases/milestone-step.queries.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { stillPicture } from '../stills/still-pictures.queries.ts';
import type { LookoutBody } from './lookouts.queries.ts';
import { insertLookout } from './lookouts.store.ts';

interface Call {
  actor: OfficerActor;
  params: { caseId: string };
  body: Body<'sendLookout'>;
  origin: Origin;
  intent: Intent;
}

/** Sends a description to the patrols of the station; the complainant hears that one was sent, where it was so decided. */
export function sendLookout(services: Services, call: Call): Promise<Written> {
  const { actor, params, body } = call;
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    async (situation) => {
      const { record, now } = situation;
      if (ENDS.includes(record.stage)) throw new AppError('CASE_ENDED');
      await checkClue(services, record, body.clueId);
      const { description, place, isTold, clueId } = body;
      const pictureId = body.picture && (await stillPicture(services, record, body.picture));
      const isOriginal = body.picture?.isOriginal ?? false;
      const id = newId();
      const told = await stepForMilestone(services, situation, {
        milestone: 'lookout_sent',
        visibility: isTold ? 'shared' : 'internal',
        by: actor.officer,
        isFromPatrol: false,
        delayMinutes: 0,
      });
      const sealed: LookoutBody = { description, place };
      return {
        action: 'lookout-sent',
        subject: id,
        detail: { isTold, isOriginal },
        before: told?.isDelivered ? record.sharing.window?.endsAt : undefined,
        after: told?.after ?? {},
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'internal',
            isDelivered: false,
            by: actor.officer,
            fields: {
              type: 'lookout-sent',
              lookoutId: id,
              description,
              place,
              pictureId,
              isOriginal,
              isTold,
              clue: clueId,
            },
          },
          ...(told?.events ?? []),
        ],
        signals: [{ kind: 'lookouts-changed', subject: record.stationId }],
        rows: async (tx) => {
          await insertLookout(tx, {
            id,
            caseId: record.id,
            stationId: record.stationId,
            sentBy: actor.officer,
            sentAt: now,
            body: sealCaseText(record, id, JSON.stringify(sealed)),
            pictureId,
            isTold,
            endedAt: null,
          });
          await told?.rows(tx);
        },
      };
    },
  );
}

async function checkClue(services: Services, record: CaseRecord, clueId: string | null): Promise<void> {
  if (!clueId) return;
  const events = await caseEvents(services, record);
  if (!events.some(({ id, type }) => id === clueId && type === 'clue-added')) throw new AppError('NOT_FOUND');
}
