import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { Me, Officer, OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import type { OfficerActor } from '../platform/actor.ts';
import { fingerprint } from '../platform/crypto/tokens.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { getStation, stationForOfficers } from '../stations/stations.queries.ts';
import {
  findOfficer,
  findSession,
  type OfficerRow,
  officersOfStation,
  officersWithIds,
  sessionsOf,
  sessionsWithIds,
  updateSession,
} from './accounts.store.ts';

export const IDLE_MS = 30 * 60_000;
export const LIFETIME_MS = 12 * 60 * 60_000;
const TOUCH_MS = 60_000;

export function refOf(row: OfficerRow): OfficerRef {
  const { id, familyName, familyNameLatin, badge } = row;
  return { id, familyName, familyNameLatin, badge };
}

export function officerOf(row: OfficerRow): Officer {
  const { name, roles, isActive, mustChangePassword } = row;
  return { ...refOf(row), name, roles, isActive, mustChangePassword };
}

/** Who a session cookie stands for, or null: ended, idle for half an hour, older than a shift, or the officer is deactivated. */
export async function authenticateOfficer(services: Services, token: string): Promise<OfficerActor | null> {
  const found = await findSession(services.db, fingerprint(token));
  if (!found) return null;
  const { session, officer } = found;
  const now = services.clock.now();
  if (!officer.isActive || now - session.lastSeenAt > IDLE_MS || now - session.createdAt > LIFETIME_MS)
    return null;
  if (now - session.lastSeenAt > TOUCH_MS)
    await services.db.write((tx) => updateSession(tx, session.id, { lastSeenAt: now }));
  return {
    kind: 'officer',
    sessionId: session.id,
    stationId: officer.stationId,
    officer: refOf(officer),
    roles: officer.roles,
    mustChangePassword: officer.mustChangePassword,
    steppedUpUntil: session.steppedUpUntil,
  };
}

export async function describeMe(services: Services, actor: OfficerActor): Promise<Me> {
  const row = await findOfficer(services.db, actor.officer.id);
  if (!row) throw new AppError('SESSION_ENDED');
  const station = await getStation(services.db, actor.stationId);
  const now = services.clock.now();
  const until = actor.steppedUpUntil;
  return {
    now,
    wire: WIRE_VERSION,
    officer: officerOf(row),
    station: stationForOfficers(station),
    steppedUpUntil: until && until > now ? until : null,
  };
}

/** Which of these officers' sessions are over: signed out, ended, idle for too long, or of someone deactivated. */
export async function endedSessionsOf(services: Services, ids: readonly string[]): Promise<Set<string>> {
  const now = services.clock.now();
  const rows = await sessionsWithIds(services.db, [...new Set(ids)]);
  const alive = rows
    .filter(({ session, officer }) => {
      const isFresh = now - session.lastSeenAt <= IDLE_MS && now - session.createdAt <= LIFETIME_MS;
      return session.endedAt === null && officer.isActive && isFresh;
    })
    .map(({ session }) => session.id);
  return new Set(ids).difference(new Set(alive));
}

/** Officers by their ids, also those who are no longer active. */
export async function officersByIds(
  services: Services,
  ids: readonly string[],
): Promise<Map<string, OfficerRef>> {
  const rows = await officersWithIds(services.db, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, refOf(row)]));
}

export async function listOfficers(services: Services, actor: OfficerActor): Promise<Reply<'listOfficers'>> {
  const rows = await officersOfStation(services.db, actor.stationId);
  return { officers: rows.map(officerOf) };
}

export async function listSessions(services: Services, actor: OfficerActor): Promise<Reply<'listSessions'>> {
  const rows = await sessionsOf(services.db, actor.officer.id);
  const oldest = services.clock.now() - IDLE_MS;
  return {
    sessions: rows
      .filter((row) => row.lastSeenAt >= oldest)
      .map(({ id, createdAt, lastSeenAt, userAgent }) => ({
        id,
        createdAt,
        lastSeenAt,
        userAgent,
        isCurrent: id === actor.sessionId,
      })),
  };
}

/** An active officer of a station, to put in charge. */
export async function activeOfficer(
  services: Services,
  stationId: string,
  officerId: string,
): Promise<OfficerRef> {
  const row = await findOfficer(services.db, officerId);
  if (!row?.isActive || row.stationId !== stationId) throw new AppError('NOT_FOUND');
  return refOf(row);
}
