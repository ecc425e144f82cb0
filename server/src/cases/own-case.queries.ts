import { WIRE_VERSION } from '@sunshine-seat/shared/contract/base.ts';
import type { ComplainantSnapshot } from '@sunshine-seat/shared/contract/complainant.ts';
import type { ComplainantActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { readSharedLog } from '../platform/event-log/event-log.store.ts';
import type { Services } from '../platform/services.ts';
import { brandOf, getStation } from '../stations/stations.queries.ts';
import { aliasOf } from './alias.ts';
import { type CaseRecord, headerOf, isOpenNow } from './case-record.ts';
import { loadCase } from './cases.store.ts';
import { eventForComplainant } from './event-views.ts';

/** The complainant's own case with the events after their cursor; a cursor from another life gets everything. */
export async function ownSnapshot(
  services: Services,
  actor: Pick<ComplainantActor, 'caseId'>,
  cursor: number,
): Promise<ComplainantSnapshot> {
  const { record, rows } = await readTogether(services, actor.caseId, cursor);
  const now = services.clock.now();
  const station = await getStation(services.db, record.stationId);
  const events = rows.flatMap((row) => eventForComplainant(record.key, row) ?? []);
  return {
    wire: WIRE_VERSION,
    now,
    case: {
      number: record.number,
      kind: record.kind,
      language: record.language,
      receivedAt: record.receivedAt,
      station: brandOf(station),
      alias: aliasOf(services, station, record, now),
    },
    header: headerOf(record, now),
    events,
    head: events.at(-1)?.sharedSeq ?? record.lastSharedSeq,
    isOfficerPresent: isOfficerPresent(services, record, now),
  };
}

/** The case and its stream as of one moment. */
async function readTogether(services: Services, caseId: string, cursor: number) {
  for (;;) {
    const record = await loadCase(services.db, services.secrets, caseId);
    if (!record) throw new AppError('SESSION_ENDED');
    const after = cursor <= record.lastSharedSeq ? cursor : 0;
    const rows = await readSharedLog(services.db, record.id, after);
    // The case moved on between the two reads: a header older than its events would undo a revoke on the screen.
    if ((rows.at(-1)?.sharedSeq ?? 0) <= record.lastSharedSeq) return { record, rows };
  }
}

/** Whether the officer in charge is at a screen now; told only inside the window. */
export function isOfficerPresent(
  { presence }: Pick<Services, 'presence'>,
  record: Pick<CaseRecord, 'sharing' | 'officer'>,
  now: number,
): boolean | null {
  if (!isOpenNow(record.sharing, now)) return null;
  return record.officer !== null && presence.isOfficerConnected(record.officer.id);
}
