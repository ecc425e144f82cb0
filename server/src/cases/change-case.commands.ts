import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { type Actor, actorKey, type OfficerActor, type Origin } from '../platform/actor.ts';
import type { Tx } from '../platform/db/database.ts';
import { AppError } from '../platform/errors.ts';
import { linkRows } from '../platform/event-log/event-log.store.ts';
import type { SignalKind } from '../platform/event-log/event-log.tables.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { commit, DecideAgain } from '../platform/unit-of-work.ts';
import { getStation, type Station } from '../stations/stations.queries.ts';
import { aliasOf } from './alias.ts';
import { afterOf, type CaseAfter, type CaseRecord, rowOf } from './case-record.ts';
import { loadCase, updateCase, VersionMoved } from './cases.store.ts';
import { type EventDraft, sealBody } from './event-body.ts';
import { eventForOfficers } from './event-views.ts';

/** What has been decided about a case: the pure outcome of looking at it, written as one transaction. */
export interface Decision {
  /** The new values of the case itself. */
  readonly after?: Partial<CaseAfter> & { endedAt?: number | null };
  readonly events: readonly EventDraft[];
  /** Name of what was done, for the audit. */
  readonly action: string;
  readonly detail?: Record<string, unknown>;
  /** Rows of another capability that belong to the same step. */
  readonly rows?: (tx: Tx) => Promise<void>;
  readonly signals?: readonly { kind: SignalKind; subject: string }[];
  /** Decided for a moment before this one; decided again when the commit comes later. */
  readonly before?: number | undefined;
}

export interface Situation {
  readonly record: CaseRecord;
  readonly station: Station;
  readonly now: number;
}

export type Decide = (situation: Situation) => Decision | Promise<Decision>;
export type Written = Reply<'postUpdate'>;

const TRIES = 10;

/** A case of the officer's own station; others are answered as if they did not exist. */
async function ownCase(services: Services, actor: OfficerActor, caseId: string): Promise<CaseRecord> {
  const record = await loadCase(services.db, services.secrets, caseId);
  if (!record || record.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  return record;
}

/** One step of an officer on a case: refused when the case has moved on since the officer looked. */
export function changeCase(
  services: Services,
  call: { actor: OfficerActor; caseId: string; version: number; origin: Origin; intent: Intent },
  decide: Decide,
): Promise<Written> {
  return once(services, call.intent, async () => {
    for (let attempt = 1; ; attempt++) {
      const record = await ownCase(services, call.actor, call.caseId);
      if (record.version !== call.version) throw new AppError('STALE_VERSION', { version: record.version });
      try {
        return await decideAndWrite(services, record, decide, call.actor, call.origin, call.intent);
      } catch (error) {
        if (error instanceof VersionMoved) continue;
        if (!(error instanceof DecideAgain) || attempt === TRIES) throw error;
      }
    }
  });
}

/** One step nobody looks at a version for (the end of a window by time): decided again until it fits. Null when there is nothing to do. */
export async function changeCaseAlways(
  services: Services,
  caseId: string,
  origin: Origin,
  decide: (situation: Situation) => Decision | null,
): Promise<Written | null> {
  for (let attempt = 1; ; attempt++) {
    const record = await loadCase(services.db, services.secrets, caseId);
    if (!record) return null;
    try {
      return await decideAndWrite(services, record, decide, null, origin);
    } catch (error) {
      if (!(error instanceof VersionMoved || error instanceof DecideAgain) || attempt === TRIES) throw error;
    }
  }
}

async function decideAndWrite<D extends Decision | null>(
  services: Services,
  record: CaseRecord,
  decide: (situation: Situation) => D | Promise<D>,
  actor: Actor | null,
  origin: Origin,
  intent?: Intent,
): Promise<D extends null ? Written | null : Written> {
  const station = await getStation(services.db, record.stationId);
  const now = services.clock.now();
  const decision = await decide({ record, station, now });
  if (!decision) return null as never;
  const next = applied(record, decision, station);
  const rows = numbered(record, decision.events, next);
  const answer: Written = {
    row: rowOf(next, aliasOf(services, station, next, now), now),
    events: rows.map((row) => eventForOfficers(record.key, { ...row, position: 0 })),
  };
  return commit(services, {
    answer,
    intent,
    before: decision.before,
    rows: async (tx) => {
      const { key: _, id, ...values } = next;
      await updateCase(tx, id, record.version, { ...values, ...headsAfter(record, rows) });
      await decision.rows?.(tx);
    },
    events: rows,
    signals: decision.signals ?? [],
    audit: [
      {
        chain: record.stationId,
        at: now,
        actor: actorKey(actor),
        action: decision.action,
        caseId: record.id,
        detail: { seq: rows.map((row) => row.seq), ...decision.detail },
        ...origin,
      },
    ],
  }) as never;
}

function applied(record: CaseRecord, decision: Decision, station: Station): CaseRecord {
  const next = { ...record, ...decision.after, version: record.version + 1 };
  next.sharing = { ...next.sharing, isExcluded: station.excludedKinds.includes(record.kind) };
  const { window } = next.sharing;
  next.windowEndsAt = window && window.endedAt === null ? window.endsAt : null;
  const told = decision.events.filter((event) => event.isDelivered);
  if (told.length > 0) {
    next.sharedAt = Math.max(record.sharedAt, ...told.map((event) => event.at));
    next.firstWordAt ??= next.sharedAt;
  }
  return next;
}

/** Gives events their places in the log and in the complainant's stream, seals and links them. */
export function numbered(record: CaseRecord, events: readonly EventDraft[], after: CaseAfter) {
  let { lastSeq, lastSharedSeq } = record;
  const rows = events.map((event) => {
    lastSeq += 1;
    if (event.isDelivered) lastSharedSeq += 1;
    const { id, at, visibility, by, fields, original } = event;
    return {
      id,
      caseId: record.id,
      stationId: record.stationId,
      seq: lastSeq,
      visibility,
      sharedSeq: event.isDelivered ? lastSharedSeq : null,
      type: fields.type,
      at,
      body: sealBody(record.key, id, { by, fields, after: afterOf(after), ...(original && { original }) }),
    };
  });
  return linkRows(rows, { hash: record.headHash, sharedHash: record.sharedHash });
}

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
