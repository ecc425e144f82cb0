import type { CaseEvent, OfficerCase, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import type { QueryOf, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { byGoldenTime } from '@sunshine-seat/shared/domain/golden-hours.ts';
import { type Action, allowingRole } from '@sunshine-seat/shared/domain/permissions.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { findEvents, readCaseLog } from '../platform/event-log/event-log.store.ts';
import type { Services } from '../platform/services.ts';
import { recordListing, recordRead } from '../platform/unit-of-work.ts';
import { getStation } from '../stations/stations.queries.ts';
import { CLOSE_MS } from './access-log.ts';
import { aliasOf } from './alias.ts';
import { type CaseRecord, type CaseRow, rowOf } from './case-record.ts';
import { ENDED_PAGE, endedCases, loadCase, openCases } from './cases.store.ts';
import { eventForOfficers } from './event-views.ts';
import { currentPass, findReach, seenByOfficers } from './passes.store.ts';
import { type Facts, openField } from './sealed-fields.ts';

/** A case with what is needed to show it to officers. */
export async function queueRowOf(services: Services, record: CaseRow): Promise<QueueRow> {
  const station = await getStation(services.db, record.stationId);
  const now = services.clock.now();
  return rowOf(record, aliasOf(services, station, record, now), now);
}

export async function listCases(
  services: Services,
  actor: OfficerActor,
  query: QueryOf<'listCases'>,
): Promise<Reply<'listCases'>> {
  const now = services.clock.now();
  const station = await getStation(services.db, actor.stationId);
  const toRow = (row: CaseRow) => rowOf(row, aliasOf(services, station, row, now), now);
  if (query.state === 'ended') {
    const rows = await endedCases(services.db, station.id, query.before ?? now + 1);
    const last = rows.length >= ENDED_PAGE ? rows.at(-1) : undefined;
    return { now, rows: rows.map(toRow), nextBefore: last?.endedAt ?? null };
  }
  const rows = await openCases(services.db, station.id);
  return { now, rows: rows.sort((a, b) => byGoldenTime(a, b, now)).map(toRow), nextBefore: null };
}

/** Ways an officer looks at a case, and the action that has to be allowed for it. */
export const READS = {
  'case-read': 'read-case',
  'case-watched': 'read-case',
  'identity-revealed': 'reveal-identity',
  'share-request-read': 'decide-sharing',
  'picture-seen': 'read-case',
  'original-seen': 'work-with-stills',
  'lookout-read': 'see-lookouts',
} as const satisfies Record<string, Action>;
export type ReadAction = keyof typeof READS;

/** A case of the officer's station, to write to; what is shown of it is read with `readCase`. */
export async function caseOfStation(
  services: Services,
  actor: OfficerActor,
  caseId: string,
): Promise<CaseRecord> {
  const record = await loadCase(services.db, services.secrets, caseId);
  if (!record || record.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  return record;
}

interface ReadDetails {
  subject?: string;
  detail?: Record<string, unknown>;
  /** Read as one of a list, which a screen asks for again by itself: readings so close that they would be told as one are recorded once. */
  isListed?: true;
}

/** A case of the officer's station, its reading recorded before anything is shown. */
export async function readCase(
  services: Services,
  actor: OfficerActor,
  caseId: string,
  origin: Origin,
  action: ReadAction,
  more: ReadDetails = {},
): Promise<CaseRecord> {
  const record = await caseOfStation(services, actor, caseId);
  const entry = {
    chain: record.stationId,
    at: services.clock.now(),
    actor: actorKey(actor),
    action,
    caseId: record.id,
    subject: more.subject,
    // Roles change; the one it was done in stays on the record.
    detail: { role: allowingRole(actor.roles, READS[action]), ...more.detail },
    ...origin,
  };
  await (more.isListed ? recordListing(services, entry, CLOSE_MS) : recordRead(services, entry));
  return record;
}

export async function getCase(
  services: Services,
  actor: OfficerActor,
  caseId: string,
  origin: Origin,
): Promise<OfficerCase> {
  const record = await readCase(services, actor, caseId, origin, 'case-read');
  const pass = await currentPass(services.db, caseId);
  return {
    now: services.clock.now(),
    row: await queueRowOf(services, record),
    facts: factsOf(record),
    events: await eventsAfter(services, record, 0),
    reach: await findReach(services.db, caseId),
    presence: services.presence.on(caseId),
    passTail: pass?.tail ?? '',
    seenSeq: (await seenByOfficers(services.db, caseId))?.sharedSeq ?? 0,
  };
}

export async function eventsAfter(services: Services, record: CaseRecord, seq: number): Promise<CaseEvent[]> {
  const rows = await readCaseLog(services.db, record.id, seq);
  return rows.map((row) => eventForOfficers(record.key, row));
}

/** The whole story of a case that was read already. */
export function caseEvents(services: Services, record: CaseRecord): Promise<CaseEvent[]> {
  return eventsAfter(services, record, 0);
}

/** Single events of a case that was read already. */
export async function caseEventsWith(
  services: Services,
  record: CaseRecord,
  ids: readonly string[],
): Promise<CaseEvent[]> {
  const rows = await findEvents(services.db, record.id, ids);
  return rows.map((row) => eventForOfficers(record.key, row));
}

function factsOf(record: CaseRecord): Facts {
  return openField(record.key, record.id, 'facts', record.facts);
}

export async function getIdentity(
  services: Services,
  actor: OfficerActor,
  caseId: string,
  origin: Origin,
): Promise<Reply<'getIdentity'>> {
  const record = await readCase(services, actor, caseId, origin, 'identity-revealed');
  return openField(record.key, record.id, 'identity', record.identity);
}

/** The last characters of the pass in force, to tell slips apart. */
export async function passTailOf(services: Services, caseId: string): Promise<string> {
  return (await currentPass(services.db, caseId))?.tail ?? '';
}
