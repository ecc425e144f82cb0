import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { getStation, type Station, stationForOfficers } from './stations.queries.ts';
import { insertStation, updateStation as saveStation } from './stations.store.ts';

type NewStation = Pick<Station, 'code' | 'names' | 'accent' | 'phone' | 'timeZone'>;

/** A new station with the policy it starts with: the full window, answers within a quarter of an hour, nothing excluded. */
export function newStation(given: NewStation, now: number): Station {
  return {
    id: newId(),
    ...given,
    windowMinutes: 180,
    answerMinutes: 15,
    excludedKinds: [],
    suspectDelayMinutes: 0,
    patrolDelayMinutes: 5,
    namesInAccessLog: false,
    createdAt: now,
  };
}

/** Writes a station within the caller's transaction. */
export async function addStation(tx: Tx, station: Station): Promise<void> {
  await insertStation(tx, station);
}

/** Changes brand and policy; open screens of the station are told. */
export function updateStation(
  services: Services,
  call: { actor: OfficerActor; body: Body<'updateStation'>; origin: Origin; intent: Intent },
): Promise<Reply<'updateStation'>> {
  return once(services, call.intent, async () => {
    const { actor, body } = call;
    const before = await getStation(services.db, actor.stationId);
    const { policy, ...brand } = body;
    const after = { ...before, ...brand, ...policy };
    return commit(services, {
      answer: { station: stationForOfficers(after) },
      intent: call.intent,
      rows: (tx) => saveStation(tx, before.id, { ...brand, ...policy }),
      signals: [{ kind: 'station-changed', subject: before.id }],
      audit: [
        {
          chain: before.id,
          at: services.clock.now(),
          actor: actorKey(actor),
          action: 'station-updated',
          detail: { policy },
          ...call.origin,
        },
      ],
    });
  });
}
