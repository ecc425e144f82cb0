import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { ROLES, type Role } from '@sunshine-seat/shared/domain/permissions.ts';
import { officersByIds } from '../accounts/accounts.queries.ts';
import type { ComplainantActor, OfficerActor, Origin } from '../platform/actor.ts';
import { auditOfCase } from '../platform/audit/audit.store.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { getStation } from '../stations/stations.queries.ts';
import { groupReadings } from './access-log.ts';
import { READS, type ReadAction, readCase } from './cases.queries.ts';

type OwnLine = Reply<'getAccessLog'>['lines'][number];

const READ_LIMIT = 2000;
const LINE_LIMIT = 200;
/** A lookout stays between officers, and so does who read it. */
const TOLD_AS: Record<Exclude<ReadAction, 'lookout-read'>, OwnLine['action']> = {
  'case-read': 'read',
  'case-watched': 'followed',
  'identity-revealed': 'identity',
  'share-request-read': 'sharing-request',
  'picture-seen': 'picture',
  'original-seen': 'original',
};
const OFFICER = 'officer:';

/** Who looked, newest first. A patrol that reads a lookout, or looks at its picture, does not know whose case it is of. */
async function readingsOf(services: Services, caseId: string) {
  const rows = await auditOfCase(services.db, caseId, { actions: Object.keys(READS), limit: READ_LIMIT });
  const lines = rows.flatMap(({ at, actor, action, detail, chain }) => {
    if (!actor.startsWith(OFFICER)) return [];
    const { role, lookout } = JSON.parse(detail) as { role?: string; lookout?: string };
    return {
      isOfLookout: lookout !== undefined,
      at,
      officerId: actor.slice(OFFICER.length),
      action,
      role: role ?? null,
      stationId: chain,
    };
  });
  return lines;
}

const isRole = (role: string | null): role is Role =>
  role !== null && (ROLES as readonly string[]).includes(role);

/** Who opened the own case. The officers' names as the station's policy says; never from where they looked. */
export async function getAccessLog(
  services: Services,
  actor: ComplainantActor,
): Promise<Reply<'getAccessLog'>> {
  if (actor.relation) throw new AppError('NOT_ALLOWED');
  const station = await getStation(services.db, actor.stationId);
  const readings = await readingsOf(services, actor.caseId);
  // That a lookout is out is the officers' to tell.
  const lines = groupReadings(readings.filter((one) => !one.isOfLookout)).slice(0, LINE_LIMIT);
  const officers = await officersByIds(
    services,
    station.namesInAccessLog ? lines.map((one) => one.officerId) : [],
  );
  return {
    lines: lines.map(({ at, officerId, action, role, times }) => ({
      at,
      role: isRole(role) ? role : null,
      station: station.names,
      action: TOLD_AS[action as keyof typeof TOLD_AS],
      officer: officers.get(officerId) ?? null,
      times,
    })),
  };
}

/** The same for officers, with names. */
export async function listReads(
  services: Services,
  actor: OfficerActor,
  caseId: string,
  origin: Origin,
): Promise<Reply<'listReads'>> {
  await readCase(services, actor, caseId, origin, 'case-read');
  const lines = groupReadings(await readingsOf(services, caseId)).slice(0, LINE_LIMIT);
  const officers = await officersByIds(
    services,
    lines.map((one) => one.officerId),
  );
  return {
    lines: lines.map(({ at, officerId, action, times }) => ({
      at,
      officer: officers.get(officerId) ?? null,
      action,
      times,
    })),
  };
}
