import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { isWholeScope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { sealCaseText } from '../cases/case-in-hand.queries.ts';
import { changeCase, type Written } from '../cases/change-case.commands.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { insertRequest } from './sharing.store.ts';

const MINUTE = 60_000;

/** Asks for sharing, or inside a window for its extension; only a second officer can grant it. */
export function requestSharing(
  services: Services,
  call: {
    actor: OfficerActor;
    params: { caseId: string };
    body: Body<'requestSharing'>;
    origin: Origin;
    intent: Intent;
  },
): Promise<Written> {
  const { actor, params, body } = call;
  if (!isWholeScope(body.scopes)) throw new AppError('INVALID_INPUT', { fields: ['scopes'] });
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    ({ record, station, now }) => {
      if (ENDS.includes(record.stage) || record.stage === 'received')
        throw new AppError('MILESTONE_NOT_ALLOWED');
      if (station.excludedKinds.includes(record.kind)) throw new AppError('KIND_EXCLUDED');
      if (record.sharing.asked) throw new AppError('REQUEST_ALREADY_WAITING');
      const requestId = newId();
      const { scopes, reason, minutes } = body;
      const answerBy = now + station.answerMinutes * MINUTE;
      const isExtension = record.windowEndsAt !== null && now < record.windowEndsAt;
      return {
        action: 'sharing-requested',
        detail: { requestId, scopes, minutes, isExtension },
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'shared',
            isDelivered: true,
            by: actor.officer,
            fields: { type: 'share-requested', requestId, scopes, reason, minutes, answerBy },
          },
        ],
        after: {
          sharing: {
            ...record.sharing,
            asked: { requestId, at: now, answerBy, byOfficerId: actor.officer.id },
          },
        },
        rows: (tx) =>
          insertRequest(tx, {
            id: requestId,
            caseId: record.id,
            stationId: record.stationId,
            state: 'waiting',
            requestedBy: actor.officer.id,
            requester: actor.officer,
            requestedAt: now,
            answerBy,
            scopes,
            reason: sealCaseText(record, requestId, reason),
            minutes,
            isExtension,
            decidedBy: null,
            decidedAt: null,
            rejectionCode: null,
          }),
      };
    },
  );
}
