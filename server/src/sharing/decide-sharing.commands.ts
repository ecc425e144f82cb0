import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { approvedMinutes, isWindowOpen, windowEnd } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { eventsOfExpiry, withWindowEnded } from '../cases/case-in-hand.queries.ts';
import { changeCase, type Decision, type Situation, type Written } from '../cases/change-case.commands.ts';
import { releaseHeld } from '../cases/release-held.queries.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { decideRequest, findRequest, insertGrant, RequestDecided, type RequestRow } from './sharing.store.ts';

interface Call<B, P> {
  actor: OfficerActor;
  params: P;
  body: B;
  origin: Origin;
  intent: Intent;
}
type OnRequest<B> = Call<B, { requestId: string }>;

/** A request of the officer's own station that someone else made. */
async function othersRequest(
  services: Services,
  actor: OfficerActor,
  requestId: string,
): Promise<RequestRow> {
  const request = await findRequest(services.db, requestId);
  if (!request || request.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  if (request.requestedBy === actor.officer.id) throw new AppError('OWN_REQUEST');
  return request;
}

async function decide<B extends { version: number }>(
  services: Services,
  call: OnRequest<B>,
  decision: (request: RequestRow, situation: Situation) => Decision | Promise<Decision>,
): Promise<Written> {
  const request = await othersRequest(services, call.actor, call.params.requestId);
  const { caseId } = request;
  return changeCase(services, { ...call, caseId, version: call.body.version }, (situation) => {
    if (situation.record.sharing.asked?.requestId !== request.id)
      throw new AppError('REQUEST_ALREADY_DECIDED');
    return decision(request, situation);
  }).catch((error) => {
    throw error instanceof RequestDecided ? new AppError('REQUEST_ALREADY_DECIDED') : error;
  });
}

/** Approves: the window starts now, what was held back is released with it. */
export function approveSharing(
  services: Services,
  call: OnRequest<Body<'approveSharing'>>,
): Promise<Written> {
  return decide(services, call, async (request, { record, station, now }) => {
    if (ENDS.includes(record.stage)) throw new AppError('CASE_ENDED');
    if (station.excludedKinds.includes(record.kind)) throw new AppError('KIND_EXCLUDED');
    const { officer } = call.actor;
    const minutes = approvedMinutes(request.minutes, call.body.minutes, station.windowMinutes);
    const { window } = record.sharing;
    const isExtension = isWindowOpen(window, now);
    // An extension adds time; it never takes away what was granted before.
    const endsAt = Math.max(windowEnd(now, minutes), isExtension ? (window?.endsAt ?? 0) : 0);
    const { id: requestId, scopes, requester } = request;
    const released = await releaseHeld(services, record, officer, scopes, now);
    return {
      action: 'sharing-approved',
      detail: { requestId, minutes, endsAt, scopes },
      before: endsAt,
      events: [
        ...eventsOfExpiry(record, now),
        {
          id: newId(),
          at: now,
          visibility: 'shared',
          isDelivered: true,
          by: officer,
          fields: {
            type: 'window-opened',
            requestId,
            scopes,
            startsAt: now,
            endsAt,
            askedMinutes: request.minutes,
            minutes,
            isExtension,
            requestedBy: requester,
          },
        },
        ...released.events,
      ],
      after: {
        sharedStage: released.sharedStage,
        sharing: {
          ...record.sharing,
          asked: null,
          rejected: null,
          window: { startsAt: now, endsAt, scopes, endedAt: null, reason: null, code: null },
        },
      },
      rows: async (tx) => {
        await decideRequest(tx, requestId, {
          state: 'approved',
          decidedBy: officer.id,
          decidedAt: now,
          rejectionCode: null,
        });
        await insertGrant(tx, {
          id: newId(),
          requestId,
          caseId: record.id,
          stationId: record.stationId,
          requestedBy: request.requestedBy,
          approvedBy: officer.id,
          scopes,
          startsAt: now,
          endsAt,
        });
      },
    };
  });
}

/** Rejects: the complainant is told the code in plain words, the reason stays with the officers. */
export function rejectSharing(services: Services, call: OnRequest<Body<'rejectSharing'>>): Promise<Written> {
  return decide(services, call, (request, { record, now }) => {
    const { officer } = call.actor;
    const { code, reason } = call.body;
    return {
      action: 'sharing-rejected',
      detail: { requestId: request.id, code },
      events: [
        {
          id: newId(),
          at: now,
          visibility: 'shared',
          isDelivered: true,
          by: officer,
          fields: { type: 'share-rejected', requestId: request.id, code, reason },
        },
      ],
      after: { sharing: { ...record.sharing, asked: null, rejected: { at: now, code } } },
      rows: (tx) =>
        decideRequest(tx, request.id, {
          state: 'rejected',
          decidedBy: officer.id,
          decidedAt: now,
          rejectionCode: code,
        }),
    };
  });
}

/** Withdraws sharing at once; every open screen of the complainant goes calm. */
export function revokeSharing(
  services: Services,
  call: Call<Body<'revokeSharing'>, { caseId: string }>,
): Promise<Written> {
  const { actor, params, body } = call;
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    ({ record, now }) => {
      const sharing = isWindowOpen(record.sharing.window, now)
        ? withWindowEnded(record, now, 'revoked', body.code)
        : null;
      if (!sharing) throw new AppError('WINDOW_ENDED');
      return {
        action: 'sharing-revoked',
        detail: { code: body.code },
        before: record.sharing.window?.endsAt,
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'shared',
            isDelivered: true,
            by: actor.officer,
            fields: { type: 'window-ended', endReason: 'revoked', code: body.code, reason: body.reason },
          },
        ],
        after: { sharing },
      };
    },
  );
}
