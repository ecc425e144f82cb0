import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { normaliseCaseNumber, normalisePassCode } from '@sunshine-seat/shared/domain/pass-code.ts';
import { actorKey, type ComplainantActor, type OfficerActor, type Origin } from '../platform/actor.ts';
import { fingerprint, isSame, newToken, passCode, passFingerprint } from '../platform/crypto/tokens.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { createThrottle, type Throttle } from '../platform/throttle.ts';
import { commit } from '../platform/unit-of-work.ts';
import { changeCase } from './change-case.commands.ts';
import {
  advanceReach,
  currentPass,
  endPass,
  endPassSession,
  findPassByNumber,
  findPassSession,
  insertPass,
  insertPassSession,
  overduePassSessions,
  touchPassSession,
} from './passes.store.ts';
import { passFor } from './take-report.commands.ts';

const IDLE_MS = 24 * 60 * 60_000;
const LIFETIME_MS = 7 * 24 * 60 * 60_000;
const TOUCH_MS = 5 * 60_000;

/** Opening and handing back; holds the counts of tries. */
export function passCommands(services: Services) {
  const { clock, db, secrets } = services;
  const wrongPerAddress = createThrottle(clock, { burst: 12, everyMs: 5000 });
  const wrongPerAddressAndCase = createThrottle(clock, { burst: 5, everyMs: 20_000 });
  const wrongPerCase = createThrottle(clock, { burst: 30, everyMs: 10_000 });
  const wrongInAll = createThrottle(clock, { burst: 300, everyMs: 50 });
  const opensPerPass = createThrottle(clock, { burst: 20, everyMs: 5000 });

  return {
    /**
     * Opens a case. Every try is counted before anything is awaited. A right code is let in even while wrong ones,
     * also from its own address, are being refused: with 80 bits to guess that helps no attacker, and it never
     * locks the true holder out. A wrong code and an unknown case take the same way and get the same answer.
     */
    async openPass(body: Body<'openPass'>, origin: Origin) {
      const number = normaliseCaseNumber(body.number);
      const { counted, refused } = countTry([
        [wrongPerAddress, origin.ip],
        [wrongPerAddressAndCase, `${origin.ip}|${number}`],
        [wrongPerCase, number],
        [wrongInAll, ''],
      ]);
      const found = await findPassByNumber(db, number);
      const given = passFingerprint(secrets.pepper, normalisePassCode(body.code));
      if (!isSame(found?.pass.codeHash ?? '', given) || !found) throw refused ?? new AppError('PASS_REFUSED');
      for (const [throttle, key] of counted) throttle.giveBack(key);
      const { pass, language } = found;
      opensPerPass.take(pass.id);
      const token = newToken();
      const now = clock.now();
      const session = {
        id: newId(),
        passId: pass.id,
        caseId: pass.caseId,
        stationId: pass.stationId,
        tokenHash: fingerprint(token),
        createdAt: now,
        lastSeenAt: now,
        endedAt: null,
      };
      await commit(services, {
        answer: null,
        rows: (tx) => insertPassSession(tx, session),
        audit: [
          {
            chain: pass.stationId,
            at: now,
            actor: `pass:${pass.id}`,
            action: 'pass-opened',
            caseId: pass.caseId,
            subject: session.id,
            ...origin,
          },
        ],
      });
      return { token, language };
    },

    async authenticate(token: string): Promise<ComplainantActor | null> {
      const session = await findPassSession(db, fingerprint(token));
      const now = clock.now();
      if (!session || now - session.lastSeenAt > IDLE_MS || now - session.createdAt > LIFETIME_MS)
        return null;
      if (now - session.lastSeenAt > TOUCH_MS) await db.write((tx) => touchPassSession(tx, session.id, now));
      const { id, passId, caseId, stationId } = session;
      return { kind: 'complainant', sessionId: id, passId, caseId, stationId };
    },

    /** Hands the phone back: this session is over, on every screen that shows it. */
    async closePass(actor: ComplainantActor, origin: Origin) {
      const now = clock.now();
      await commit(services, {
        answer: null,
        rows: (tx) => endPassSession(tx, actor.sessionId, now),
        signals: [{ kind: 'pass-session-ended', subject: actor.sessionId }],
        audit: [
          {
            chain: actor.stationId,
            at: now,
            actor: actorKey(actor),
            action: 'pass-closed',
            caseId: actor.caseId,
            subject: actor.sessionId,
            ...origin,
          },
        ],
      });
      return {};
    },

    /** Ends sessions that nobody used for a day or that are a week old, so that their screens go blank too. */
    async endIdleSessions() {
      const now = clock.now();
      for (const session of await overduePassSessions(db, now - IDLE_MS, now - LIFETIME_MS)) {
        await commit(services, {
          answer: null,
          rows: (tx) => endPassSession(tx, session.id, now),
          signals: [{ kind: 'pass-session-ended', subject: session.id }],
          audit: [
            {
              chain: session.stationId,
              at: now,
              actor: 'system',
              action: 'pass-session-expired',
              caseId: session.caseId,
              subject: session.id,
              ip: '',
              requestId: '',
            },
          ],
        });
      }
    },

    /** Notes how far the stream has come on the complainant's side; officers who watch are told. */
    async reached(actor: ComplainantActor, reach: { delivered: number; seen: number }, origin: Origin) {
      const at = clock.now();
      await commit(services, {
        answer: null,
        rows: (tx) =>
          advanceReach(tx, actor.caseId, {
            deliveredSeq: reach.delivered,
            deliveredAt: at,
            seenSeq: reach.seen,
            seenAt: at,
          }),
        signals: [{ kind: 'reach-changed', subject: actor.caseId }],
        audit: [
          {
            chain: actor.stationId,
            at,
            actor: actorKey(actor),
            action: 'updates-reached',
            caseId: actor.caseId,
            detail: reach,
            ...origin,
          },
        ],
      });
    },
  };
}

export type PassCommands = ReturnType<typeof passCommands>;

type Count = readonly [Throttle, key: string];

/** Counts a try everywhere, also after the first refusal. */
function countTry(counts: readonly Count[]): { counted: Count[]; refused: AppError | null } {
  const counted: Count[] = [];
  let refused: AppError | null = null;
  for (const count of counts) {
    const [throttle, key] = count;
    try {
      throttle.take(key);
      counted.push(count);
    } catch (error) {
      refused = error as AppError;
    }
  }
  return { counted, refused };
}

/** A new pass; the old code and everything opened with it die in the same transaction. */
export async function reissuePass(
  services: Services,
  call: {
    actor: OfficerActor;
    params: { caseId: string };
    body: Body<'reissuePass'>;
    origin: Origin;
    intent: Intent;
  },
): Promise<Reply<'reissuePass'>> {
  const { actor, params, body, intent } = call;
  const { row } = await changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    async ({ record, now }) => {
      const old = await currentPass(services.db, record.id);
      const id = newPassId(intent);
      const code = passCode(services.secrets.pepper, id, intent.key);
      return {
        action: 'pass-reissued',
        detail: { passId: id },
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'internal',
            isDelivered: false,
            by: actor.officer,
            fields: { type: 'pass-reissued' },
          },
        ],
        rows: async (tx) => {
          if (old) await endPass(tx, old.id, now);
          await insertPass(tx, {
            id,
            caseId: record.id,
            stationId: record.stationId,
            codeHash: passFingerprint(services.secrets.pepper, code),
            tail: code.slice(-4),
            issuedAt: now,
            issuedBy: actor.officer.id,
            endedAt: null,
          });
        },
        signals: old ? [{ kind: 'pass-ended', subject: old.id }] : [],
      };
    },
  );
  const pass = await currentPass(services.db, params.caseId);
  return {
    row,
    pass: passFor(services, { row, passId: newPassId(intent), issuedAt: pass?.issuedAt ?? 0 }, intent),
  };
}

/** The new pass's id follows from the intent, so that a repeat derives the same code. */
function newPassId(intent: Intent): string {
  return `p-${intent.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 32)}`;
}
