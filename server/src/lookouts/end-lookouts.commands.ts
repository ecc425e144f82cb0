import type { OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import { addToCase, type Decision, type Situation, type Written } from '../cases/change-case.commands.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import type { Tx } from '../platform/db/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { endLookoutRow, findLookout, liveLookoutsOfCase } from './lookouts.store.ts';

/** What the end of some lookouts adds to a decision. */
interface Ending {
  readonly events: Decision['events'];
  readonly signals: NonNullable<Decision['signals']>;
  readonly rows: (tx: Tx) => Promise<void>;
}

/** Ends a lookout: it leaves the patrols' screens. */
export function endLookout(
  services: Services,
  call: {
    actor: OfficerActor;
    params: { caseId: string; lookoutId: string };
    origin: Origin;
    intent: Intent;
  },
): Promise<Written> {
  const { actor, params } = call;
  return addToCase(services, { ...call, caseId: params.caseId }, async (situation) => {
    const row = await findLookout(services.db, params.lookoutId);
    if (!row || row.caseId !== situation.record.id) throw new AppError('NOT_FOUND');
    if (row.endedAt !== null) throw new AppError('LOOKOUT_ENDED');
    return {
      action: 'lookout-ended',
      subject: row.id,
      isTalk: true,
      ...ending(situation, [row.id], actor.officer),
    };
  });
}

/** The lookouts of a case end with it. */
export async function endingLookouts(
  services: Services,
  situation: Pick<Situation, 'record' | 'now'>,
  by: OfficerRef,
): Promise<Ending> {
  const live = await liveLookoutsOfCase(services.db, situation.record.id);
  return ending(
    situation,
    live.map(({ id }) => id),
    by,
  );
}

/** Takes lookouts off the screens of their station, as part of a decision. */
export function ending(
  { record, now }: Pick<Situation, 'record' | 'now'>,
  ids: readonly string[],
  by: OfficerRef,
): Ending {
  return {
    events: ids.map((lookoutId) => ({
      id: newId(),
      at: now,
      visibility: 'internal',
      isDelivered: false,
      by,
      fields: { type: 'lookout-ended', lookoutId },
    })),
    signals: ids.length > 0 ? [{ kind: 'lookouts-changed', subject: record.stationId }] : [],
    rows: async (tx) => {
      for (const id of ids) await endLookoutRow(tx, id, now);
    },
  };
}
