import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { normaliseCaseNumber, normalisePassCode } from '@sunshine-seat/shared/domain/pass-code.ts';
import { actorKey, type ComplainantActor, type Origin } from '../platform/actor.ts';
import { fingerprint, isSame, newToken, passFingerprint } from '../platform/crypto/tokens.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { createSharedThrottle } from '../platform/shared-throttle.ts';
import type { Throttle } from '../platform/throttle.ts';
import { createTouches } from '../platform/touches.ts';
import { commit, DoneAlready, unlessDone } from '../platform/unit-of-work.ts';
import {
  endPassSession,
  findPassesByNumber,
  findPassSession,
  insertPassSession,
  overduePassSessions,
  touchPassSessions,
} from './passes.store.ts';
import { reachCommands } from './reach.commands.ts';

const IDLE_MS = 24 * 60 * 60_000;
const LIFETIME_MS = 7 * 24 * 60 * 60_000;
const TOUCH_MS = 5 * 60_000;

/** Opening and handing back; holds the counts of tries. */
export function passCommands(services: Services) {
  const { clock, db, secrets } = services;
  const wrongPerAddress = createSharedThrottle(services, 'wrong-pass-address', { burst: 12, everyMs: 5000 });
  const wrongPerAddressAndCase = createSharedThrottle(services, 'wrong-pass-address-case', {
    burst: 5,
    everyMs: 20_000,
  });
  const wrongPerCase = createSharedThrottle(services, 'wrong-pass-case', { burst: 30, everyMs: 10_000 });
  const wrongInAll = createSharedThrottle(services, 'wrong-pass-all', { burst: 300, everyMs: 50 });
  const opensPerPass = createSharedThrottle(services, 'pass-opened', { burst: 20, everyMs: 5000 });
  const touch = createTouches(services, touchPassSessions);

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
      const passes = await findPassesByNumber(db, number);
      const given = passFingerprint(secrets.pepper, normalisePassCode(body.code));
      const found = passes.find(({ pass }) => isSame(pass.codeHash, given));
      if (!found) throw refused ?? new AppError('PASS_REFUSED');
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
      const found = await findPassSession(db, fingerprint(token));
      if (!found) return null;
      const { session, scopes, relation } = found;
      const now = clock.now();
      if (now - session.lastSeenAt > IDLE_MS || now - session.createdAt > LIFETIME_MS) return null;
      if (now - session.lastSeenAt > TOUCH_MS) touch(session.id);
      const { id, passId, caseId, stationId } = session;
      return { kind: 'complainant', sessionId: id, passId, caseId, stationId, scopes, relation };
    },

    /** Hands the phone back: this session is over, on every screen that shows it. */
    async closePass(actor: ComplainantActor, origin: Origin) {
      const now = clock.now();
      await commit(services, {
        answer: null,
        rows: async (tx) => void (await endPassSession(tx, actor.sessionId, now)),
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
        const ending = commit(services, {
          answer: null,
          rows: async (tx) => {
            if (!(await endPassSession(tx, session.id, now))) throw new DoneAlready();
          },
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
        await unlessDone(ending);
      }
    },

    ...reachCommands(services),
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
