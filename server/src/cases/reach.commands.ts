import { actorKey, type ComplainantActor, type OfficerActor, type Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { loadCase } from './cases.store.ts';
import { advanceOfficerReach, advanceReach } from './passes.store.ts';

/** How far each side has got to see what the other wrote. */
export function reachCommands(services: Services) {
  const { clock, db, secrets } = services;
  return {
    /** Notes how far an officer has read of what the complainant's side wrote; both sides are told. */
    async readByOfficer(actor: OfficerActor, caseId: string, sharedSeq: number, origin: Origin) {
      const record = await loadCase(db, secrets, caseId);
      if (!record || record.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
      if (sharedSeq > record.lastSharedSeq) throw new AppError('INVALID_INPUT');
      const seenAt = clock.now();
      await commit(services, {
        answer: null,
        rows: (tx) => advanceOfficerReach(tx, caseId, { seenSeq: sharedSeq, seenAt }),
        signals: [{ kind: 'seen-changed', subject: caseId }],
        audit: [
          {
            chain: actor.stationId,
            at: seenAt,
            actor: actorKey(actor),
            action: 'stream-read',
            caseId,
            detail: { sharedSeq },
            ...origin,
          },
        ],
      });
    },

    /** Notes how far the stream has come on the complainant's side; officers who watch are told. */
    async reached(actor: ComplainantActor, reach: { delivered: number; seen: number }, origin: Origin) {
      // What a helper has seen says nothing of the complainant.
      if (actor.relation) return;
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
