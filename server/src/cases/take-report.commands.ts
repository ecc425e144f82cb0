import type { Body, CasePass, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { passAddress } from '@sunshine-seat/shared/domain/pass-code.ts';
import { addItems, reportedItems } from '../items/report-items.commands.ts';
import { actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import { newCaseKey } from '../platform/crypto/seal.ts';
import { passCode, passFingerprint } from '../platform/crypto/tokens.ts';
import { isUniqueViolation } from '../platform/db/db-errors.ts';
import { AppError } from '../platform/errors.ts';
import { FIRST_LINK } from '../platform/event-log/event-log.store.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { commit } from '../platform/unit-of-work.ts';
import { getStation, type Station } from '../stations/stations.queries.ts';
import { aliasOf } from './alias.ts';
import { type CaseRecord, rowOf } from './case-record.ts';
import { insertCase, nextNumbers } from './cases.store.ts';
import { headsAfter, numbered } from './numbering.ts';
import { insertPass } from './passes.store.ts';
import { sealField } from './sealed-fields.ts';
import { monthIn } from './station-day.ts';

interface ReportCall {
  actor: OfficerActor;
  body: Body<'takeReport'>;
  origin: Origin;
  intent: Intent;
}

const TRIES = 20;
/** What tells the complainant's own pass from a helper's. */
export const OWN_PASS = { relation: null, scopes: null, name: null };

/** What is kept of the answer: all but the code, which a repeat derives anew. */
type Kept = { row: Reply<'takeReport'>['row']; passId: string; issuedAt: number };

/** Takes a report: the case, its key, its first event and its pass, at once. */
export async function takeReport(services: Services, call: ReportCall): Promise<Reply<'takeReport'>> {
  if (call.body.occurredAt > services.clock.now() + 60_000)
    throw new AppError('INVALID_INPUT', { fields: ['occurredAt'] });
  const kept = await once<Kept>(services, call.intent, async () => {
    const station = await getStation(services.db, call.actor.stationId);
    for (let attempt = 1; ; attempt++) {
      try {
        return await writeReport(services, call, station);
      } catch (error) {
        // Two desks took the same number at the same moment: the next one is free.
        if (!isUniqueViolation(error) || attempt === TRIES) throw error;
      }
    }
  });
  return { row: kept.row, pass: passFor(services, kept, call.intent) };
}

/** The pass as it is handed over; the code is in no table. */
export function passFor(services: Services, kept: Kept, intent: Intent): CasePass {
  const code = passCode(services.secrets.pepper, kept.passId, intent.key);
  const { number } = kept.row;
  return { number, code, address: passAddress(services.publicUrl, number, code), issuedAt: kept.issuedAt };
}

async function writeReport(services: Services, call: ReportCall, station: Station): Promise<Kept> {
  const { actor, body, intent } = call;
  const now = services.clock.now();
  const { record, wrapped } = await newCase(services, station, body, now);
  const items = reportedItems(body.items);
  const passId = newId();
  const code = passCode(services.secrets.pepper, passId, intent.key);
  const events = numbered(
    record,
    [
      {
        id: newId(),
        at: now,
        visibility: 'shared',
        isDelivered: true,
        by: actor.officer,
        fields: { type: 'case-received', items },
      },
    ],
    record,
  );
  const { key: _, ...row } = { ...record, ...headsAfter(record, events) };
  const kept: Kept = { row: rowOf(row, aliasOf(services, station, row, now), now), passId, issuedAt: now };
  return commit(services, {
    answer: kept,
    intent,
    rows: async (tx) => {
      await insertCase(tx, row, wrapped);
      await addItems(tx, row, items);
      await insertPass(tx, {
        id: passId,
        caseId: row.id,
        stationId: station.id,
        codeHash: passFingerprint(services.secrets.pepper, code),
        tail: code.slice(-4),
        issuedAt: now,
        issuedBy: actor.officer.id,
        endedAt: null,
        ...OWN_PASS,
      });
    },
    events,
    audit: [
      {
        chain: station.id,
        at: now,
        actor: actorKey(actor),
        action: 'report-taken',
        caseId: row.id,
        subject: passId,
        detail: { number: row.number, kind: row.kind },
        ...call.origin,
      },
    ],
  });
}

async function newCase(
  services: Services,
  station: Station,
  body: Body<'takeReport'>,
  now: number,
): Promise<{ record: CaseRecord; wrapped: string }> {
  const id = newId();
  const { key, wrapped } = newCaseKey(services.secrets.wrapping, id);
  const month = monthIn(station.timeZone, now);
  const { running, serial } = await nextNumbers(services.db, station.id, month);
  const { kind, place, what, items, complainant } = body;
  const { language } = complainant;
  const record: CaseRecord = {
    id,
    stationId: station.id,
    number: `${station.code}-${month}-${String(running).padStart(4, '0')}`,
    month,
    running,
    serial,
    kind,
    language,
    stage: 'received',
    sharedStage: 'received',
    occurredAt: body.occurredAt,
    receivedAt: now,
    endedAt: null,
    officer: null,
    nextUpdateBy: null,
    outcome: null,
    sharing: { isExcluded: station.excludedKinds.includes(kind), asked: null, rejected: null, window: null },
    windowEndsAt: null,
    sharedAt: now,
    firstWordAt: null,
    facts: sealField(key, id, 'facts', { place, what, items, language }),
    identity: sealField(key, id, 'identity', { name: complainant.name, phone: complainant.phone }),
    version: 1,
    lastSeq: 0,
    lastSharedSeq: 0,
    headHash: FIRST_LINK,
    sharedHash: FIRST_LINK,
    key,
  };
  return { record, wrapped };
}
