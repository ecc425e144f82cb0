import type { ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { approvedMinutes } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { type CaseRecord, openCaseText } from '../cases/case-in-hand.queries.ts';
import { caseOfStation, passTailOf, queueRowOf, readCase } from '../cases/cases.queries.ts';
import { heldOf } from '../cases/release-held.queries.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { getStation } from '../stations/stations.queries.ts';
import { findRequest, type RequestRow, waitingRequests } from './sharing.store.ts';

/**
 * Requests of the station that still wait, with what each would share; reading them is recorded case by case. The inbox asks
 * again whenever something moves: that is one reading.
 */
export async function listShareRequests(
  services: Services,
  actor: OfficerActor,
  origin: Origin,
): Promise<Reply<'listShareRequests'>> {
  const requests: ShareRequest[] = [];
  for (const row of await waitingRequests(services.db, actor.stationId)) {
    // A case that was closed over a request leaves it behind; the case decides what still waits.
    const { sharing } = await caseOfStation(services, actor, row.caseId);
    if (sharing.asked?.requestId !== row.id) continue;
    const record = await readCase(services, actor, row.caseId, origin, 'share-request-read', {
      isListed: true,
    });
    requests.push(await describe(services, row, record));
  }
  return { now: services.clock.now(), requests };
}

export async function getShareRequest(
  services: Services,
  actor: OfficerActor,
  requestId: string,
  origin: Origin,
): Promise<ShareRequest> {
  const row = await findRequest(services.db, requestId);
  if (!row || row.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  const record = await readCase(services, actor, row.caseId, origin, 'share-request-read');
  return describe(services, row, record);
}

async function describe(services: Services, row: RequestRow, record: CaseRecord): Promise<ShareRequest> {
  const station = await getStation(services.db, row.stationId);
  const held = await heldOf(services, record, row.scopes);
  const isStanding = row.state !== 'waiting' || record.sharing.asked?.requestId === row.id;
  return {
    id: row.id,
    state: isStanding ? row.state : 'withdrawn',
    requestedBy: row.requester,
    requestedAt: row.requestedAt,
    answerBy: row.answerBy,
    scopes: row.scopes,
    reason: openCaseText(record, row.id, row.reason),
    minutes: row.minutes,
    grantableMinutes: approvedMinutes(row.minutes, null, station.windowMinutes),
    isExtension: row.isExtension,
    passTail: await passTailOf(services, row.caseId),
    heldUpdates: held.updates,
    stills: held.stills,
    row: await queueRowOf(services, record),
  };
}
