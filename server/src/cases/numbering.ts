import { linkRows } from '../platform/event-log/event-log.store.ts';
import { afterOf, type CaseAfter, type CaseRecord } from './case-record.ts';
import { type EventBody, type EventDraft, sealBody } from './event-body.ts';

/** What is sealed of each event. */
export function bodiesOf(events: readonly EventDraft[], after: CaseAfter): EventBody[] {
  return events.map(({ by, fields, original }) => ({
    by,
    fields,
    after: afterOf(after),
    ...(original && { original }),
  }));
}

/** Gives events their places in the log and in the complainant's stream, seals and links them. */
export function numbered(
  record: CaseRecord,
  events: readonly EventDraft[],
  after: CaseAfter,
  bodies = bodiesOf(events, after),
) {
  let { lastSeq, lastSharedSeq } = record;
  const rows = events.map((event, index) => {
    lastSeq += 1;
    if (event.isDelivered) lastSharedSeq += 1;
    const { id, at, visibility, fields } = event;
    return {
      id,
      caseId: record.id,
      stationId: record.stationId,
      seq: lastSeq,
      visibility,
      sharedSeq: event.isDelivered ? lastSharedSeq : null,
      type: fields.type,
      at,
      body: sealBody(record.key, id, bodies[index] as EventBody),
    };
  });
  return linkRows(rows, { hash: record.headHash, sharedHash: record.sharedHash });
}

/** The ends of both chains once these events stand in them. */
export function headsAfter(record: CaseRecord, rows: ReturnType<typeof numbered>) {
  const last = rows.at(-1);
  const lastShared = rows.findLast((row) => row.sharedSeq !== null);
  return {
    lastSeq: last?.seq ?? record.lastSeq,
    headHash: last?.hash ?? record.headHash,
    lastSharedSeq: lastShared?.sharedSeq ?? record.lastSharedSeq,
    sharedHash: lastShared?.sharedHash ?? record.sharedHash,
  };
}
