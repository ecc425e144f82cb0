import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import type { AuditEntry } from '../platform/audit/audit.store.ts';
import { fingerprint, newToken } from '../platform/crypto/tokens.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { createSharedThrottle } from '../platform/shared-throttle.ts';
import { commit, DoneAlready, unlessDone } from '../platform/unit-of-work.ts';
import { IDLE_MS, LIFETIME_MS, refOf } from './accounts.queries.ts';
import {
  endSession,
  endSessionsOf,
  findOfficer,
  findOfficerByBadge,
  insertSession,
  type OfficerRow,
  overdueSessions,
  sessionsOf,
  updateOfficer,
  updateSession,
} from './accounts.store.ts';
import { hashPassword, isPassword } from './password.ts';

const STEP_UP_MS = 5 * 60_000;

/** Commands of the session of an officer; holds the counts of tries. */
export function signInCommands(services: Services) {
  const { clock, db } = services;
  const perAddress = createSharedThrottle(services, 'sign-in-address', { burst: 30, everyMs: 2000 });
  const perBadgeAndAddress = createSharedThrottle(services, 'sign-in-badge', { burst: 6, everyMs: 15_000 });

  const entry = (row: Pick<OfficerRow, 'id' | 'stationId'>, action: string, origin: Origin): AuditEntry => ({
    chain: row.stationId,
    at: clock.now(),
    actor: `officer:${row.id}`,
    action,
    ...origin,
  });

  async function checkPassword(row: OfficerRow | undefined, password: string, badge: string, origin: Origin) {
    const key = `${origin.ip}|${badge.toUpperCase()}`;
    perAddress.take(origin.ip);
    perBadgeAndAddress.take(key);
    if (!(await isPassword(row?.isActive ? row.passwordHash : undefined, password)) || !row) {
      if (row) await recordOnly(entry(row, 'sign-in-refused', origin));
      throw new AppError('SIGN_IN_REFUSED');
    }
    perAddress.giveBack(origin.ip);
    perBadgeAndAddress.giveBack(key);
    return row;
  }

  const recordOnly = (audit: AuditEntry) =>
    commit(services, { answer: null, rows: async () => {}, audit: [audit] });

  return {
    /** Checks badge and password; answers with the token for the cookie. */
    async signIn(body: Body<'signIn'>, origin: Origin, userAgent: string) {
      const found = await findOfficerByBadge(db, body.badge.trim());
      const officer = await checkPassword(found, body.password, body.badge, origin);
      const token = newToken();
      const now = clock.now();
      const session = {
        id: newId(),
        officerId: officer.id,
        tokenHash: fingerprint(token),
        createdAt: now,
        lastSeenAt: now,
        endedAt: null,
        steppedUpUntil: now + STEP_UP_MS,
        userAgent,
      };
      await commit(services, {
        answer: null,
        rows: (tx) => insertSession(tx, session),
        audit: [{ ...entry(officer, 'signed-in', origin), subject: session.id }],
      });
      const actor: OfficerActor = {
        kind: 'officer',
        sessionId: session.id,
        stationId: officer.stationId,
        officer: refOf(officer),
        roles: officer.roles,
        mustChangePassword: officer.mustChangePassword,
        steppedUpUntil: session.steppedUpUntil,
      };
      return { token, actor };
    },

    async stepUp(actor: OfficerActor, password: string, origin: Origin) {
      const row = await findOfficer(db, actor.officer.id);
      const officer = await checkPassword(row, password, actor.officer.badge, origin);
      const steppedUpUntil = clock.now() + STEP_UP_MS;
      await commit(services, {
        answer: null,
        rows: (tx) => updateSession(tx, actor.sessionId, { steppedUpUntil }),
        audit: [entry(officer, 'stepped-up', origin)],
      });
      return { steppedUpUntil };
    },

    async changePassword(actor: OfficerActor, body: Body<'changePassword'>, origin: Origin) {
      const row = await findOfficer(db, actor.officer.id);
      const officer = await checkPassword(row, body.current, actor.officer.badge, origin);
      if (body.current === body.next) throw new AppError('INVALID_INPUT', { fields: ['next'] });
      const passwordHash = await hashPassword(body.next);
      const others = (await sessionsOf(db, officer.id)).filter(({ id }) => id !== actor.sessionId);
      await commit(services, {
        answer: null,
        rows: async (tx) => {
          await updateOfficer(tx, officer.id, { passwordHash, mustChangePassword: false });
          await endSessionsOf(tx, officer.id, clock.now(), actor.sessionId);
        },
        // This session stays, and so do its screens.
        signals: others.map(({ id }) => ({ kind: 'officer-session-ended', subject: id })),
        audit: [entry(officer, 'password-changed', origin)],
      });
      return {};
    },

    /** Ends one of the officer's own sessions; unknown and foreign ones are answered alike. */
    async endSession(actor: OfficerActor, sessionId: string, isOwn: boolean, origin: Origin) {
      if (!isOwn) throw new AppError('NOT_FOUND');
      await commit(services, {
        answer: null,
        rows: (tx) => updateSession(tx, sessionId, { endedAt: clock.now() }),
        signals: [{ kind: 'officer-session-ended', subject: sessionId }],
        audit: [
          {
            chain: actor.stationId,
            at: clock.now(),
            actor: actorKey(actor),
            action: 'session-ended',
            subject: sessionId,
            ...origin,
          },
        ],
      });
      return {};
    },

    /** Ends sessions that were idle for half an hour or are older than a shift, so that their screens go blank too. */
    async endIdleSessions() {
      const now = clock.now();
      for (const session of await overdueSessions(db, now - IDLE_MS, now - LIFETIME_MS)) {
        const officer = await findOfficer(db, session.officerId);
        const ending = commit(services, {
          answer: null,
          rows: async (tx) => {
            if (!(await endSession(tx, session.id, now))) throw new DoneAlready();
          },
          signals: [{ kind: 'officer-session-ended', subject: session.id }],
          audit: [
            {
              chain: officer?.stationId ?? 'installation',
              at: now,
              actor: 'system',
              action: 'session-expired',
              subject: session.id,
              ip: '',
              requestId: '',
            },
          ],
        });
        await unlessDone(ending);
      }
    },
  };
}

export type SignInCommands = ReturnType<typeof signInCommands>;
