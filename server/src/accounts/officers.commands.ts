import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import type { AuditEntry } from '../platform/audit/audit.store.ts';
import { temporaryPassword } from '../platform/crypto/tokens.ts';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { officerOf, refOf } from './accounts.queries.ts';
import {
  endSessionsOf,
  findOfficer,
  insertOfficer,
  type OfficerRow,
  updateOfficer,
} from './accounts.store.ts';
import { hashPassword } from './password.ts';

interface AdminCall {
  actor: OfficerActor;
  origin: Origin;
  intent: Intent;
}

const entry = (services: Services, call: AdminCall, action: string, row: OfficerRow): AuditEntry => ({
  chain: call.actor.stationId,
  at: services.clock.now(),
  actor: actorKey(call.actor),
  action,
  subject: row.id,
  detail: { roles: row.roles, isActive: row.isActive },
  ...call.origin,
});

async function ofOwnStation(services: Services, actor: OfficerActor, officerId: string): Promise<OfficerRow> {
  const row = await findOfficer(services.db, officerId);
  if (!row || row.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  return row;
}

/** Creates an officer; the temporary password is derived anew for a repeat of the same intent, never stored. */
export async function createOfficer(
  services: Services,
  call: AdminCall & { body: Body<'createOfficer'> },
): Promise<Reply<'createOfficer'>> {
  const { officer } = await once(services, call.intent, async () => {
    const id = newId();
    const password = temporaryPassword(services.secrets.pepper, id, call.intent.key);
    const row: OfficerRow = {
      id,
      stationId: call.actor.stationId,
      ...call.body,
      isActive: true,
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
      createdAt: services.clock.now(),
    };
    return commit(services, {
      answer: { officer: officerOf(row) },
      intent: call.intent,
      rows: (tx) => insertOfficer(tx, row),
      audit: [entry(services, call, 'officer-created', row)],
    }).catch((error) => {
      throw isUniqueViolation(error) ? new AppError('BADGE_TAKEN', { fields: ['badge'] }) : error;
    });
  });
  return {
    officer,
    temporaryPassword: temporaryPassword(services.secrets.pepper, officer.id, call.intent.key),
  };
}

export function changeOfficer(
  services: Services,
  call: AdminCall & { params: { officerId: string }; body: Body<'updateOfficer'> },
): Promise<Reply<'updateOfficer'>> {
  return once(services, call.intent, async () => {
    const before = await ofOwnStation(services, call.actor, call.params.officerId);
    const isSelf = before.id === call.actor.officer.id;
    // An administrator who takes the role or the access from themselves could lock everyone out.
    if (isSelf && (!call.body.isActive || !call.body.roles.includes('admin')))
      throw new AppError('NOT_ALLOWED');
    const after = { ...before, ...call.body };
    return commit(services, {
      answer: { officer: officerOf(after) },
      intent: call.intent,
      rows: async (tx) => {
        await updateOfficer(tx, before.id, call.body);
        if (!after.isActive) await endSessionsOf(tx, before.id, services.clock.now());
      },
      signals: [{ kind: after.isActive ? 'officer-changed' : 'officer-ended', subject: before.id }],
      audit: [entry(services, call, 'officer-changed', after)],
    });
  });
}

export async function resetPassword(
  services: Services,
  call: AdminCall & { params: { officerId: string } },
): Promise<Reply<'resetPassword'>> {
  const { officer } = await once(services, call.intent, async () => {
    const before = await ofOwnStation(services, call.actor, call.params.officerId);
    const password = temporaryPassword(services.secrets.pepper, before.id, call.intent.key);
    const change = { passwordHash: await hashPassword(password), mustChangePassword: true };
    return commit(services, {
      answer: { officer: officerOf({ ...before, ...change }) },
      intent: call.intent,
      rows: async (tx) => {
        await updateOfficer(tx, before.id, change);
        await endSessionsOf(tx, before.id, services.clock.now());
      },
      signals: [{ kind: 'officer-ended', subject: before.id }],
      audit: [entry(services, call, 'password-reset', before)],
    });
  });
  return {
    officer,
    temporaryPassword: temporaryPassword(services.secrets.pepper, officer.id, call.intent.key),
  };
}

/** Creates an officer with a known password: for a station that is being loaded, not for the console. */
export async function addOfficer(
  services: Services,
  stationId: string,
  given: Body<'createOfficer'>,
  password: string,
  /** Tests, which sign in thousands of times, take less trouble over it. */
  hashed: (password: string) => Promise<string> = hashPassword,
): Promise<OfficerRef> {
  const now = services.clock.now();
  const row: OfficerRow = {
    id: newId(),
    stationId,
    ...given,
    isActive: true,
    passwordHash: await hashed(password),
    mustChangePassword: false,
    createdAt: now,
  };
  await commit(services, {
    answer: null,
    rows: (tx) => insertOfficer(tx, row),
    audit: [
      {
        chain: stationId,
        at: now,
        actor: 'system',
        action: 'officer-created',
        subject: row.id,
        ip: '',
        requestId: '',
      },
    ],
  });
  return refOf(row);
}
