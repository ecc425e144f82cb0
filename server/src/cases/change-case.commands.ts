import { setTimeout as sleep } from 'node:timers/promises';
import type { ComplainantEvent } from '@sunshine-seat/shared/contract/complainant.ts';
import type { Reply } from '@sunshine-seat/shared/contract/routes.ts';
import {
  type Actor,
  actorKey,
  type ComplainantActor,
  type OfficerActor,
  type Origin,
  type SeatActor,
} from '../platform/actor.ts';
import type { Tx } from '../platform/db/database.ts';
import { AppError } from '../platform/errors.ts';
import type { NewLogRow } from '../platform/event-log/event-log.store.ts';
import type { SignalKind } from '../platform/event-log/event-log.tables.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { createTurns } from '../platform/turns.ts';
import { commit, DecideAgain } from '../platform/unit-of-work.ts';
import { getStation, type Station } from '../stations/stations.queries.ts';
import { aliasOf } from './alias.ts';
import { type CaseAfter, type CaseRecord, rowOf } from './case-record.ts';
import { loadCase, updateCase, VersionMoved } from './cases.store.ts';
import { type EventBody, type EventDraft, isTalk } from './event-body.ts';
import { eventForComplainant, eventForOfficers } from './event-views.ts';
import { bodiesOf, headsAfter, numbered } from './numbering.ts';
import { viewerOf } from './viewer.ts';

/** What has been decided about a case: the pure outcome of looking at it, written as one transaction. */
export interface Decision {
  /** The new values of the case itself. */
  readonly after?: Partial<CaseAfter> & { endedAt?: number | null };
  readonly events: readonly EventDraft[];
  /** Name of what was done, for the audit. */
  readonly action: string;
  readonly detail?: Record<string, unknown>;
  /** What it was done to, when that is not the case itself. */
  readonly subject?: string;
  /** Rows of another capability that belong to the same step. */
  readonly rows?: (tx: Tx) => Promise<void>;
  readonly signals?: readonly { kind: SignalKind; subject: string }[];
  /** Decided for a moment before this one; decided again when the commit comes later. */
  readonly before?: number | undefined;
  /** Adds to the case without moving it (a message, a mark): what officers decide meanwhile is not stale for it. */
  readonly isTalk?: true;
}

export interface Situation {
  readonly record: CaseRecord;
  readonly station: Station;
  readonly now: number;
}

export type Decide = (situation: Situation) => Decision | Promise<Decision>;
export type Written = Reply<'postUpdate'>;

const TRIES = 30;
/** Between two tries, at most, and longer each time: the portals that want the same case come apart. */
const PAUSE_MS = 4;
/** Steps on one case of one process do not race each other; between processes the version check decides. */
const inTurn = createTurns();

/** A case of the officer's own station; others are answered as if they did not exist. */
async function ownCase(
  services: Services,
  actor: OfficerActor | SeatActor,
  caseId: string,
): Promise<CaseRecord> {
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
  const { actor, caseId, origin, intent } = call;
  return once(services, intent, () =>
    untilItFits(caseId, async () => {
      const record = await ownCase(services, actor, caseId);
      if (record.version !== call.version) throw new AppError('STALE_VERSION', { version: record.version });
      return decideAndWrite(services, record, decide, forOfficers, actor, origin, intent);
    }),
  );
}

/** What an officer, or the display of a seat, adds to a case without deciding anything: no version is asked for. */
export function addToCase(
  services: Services,
  call: { actor: OfficerActor | SeatActor; caseId: string; origin: Origin; intent: Intent },
  decide: Decide,
): Promise<Written> {
  const { actor, caseId, origin, intent } = call;
  return once(services, intent, () =>
    untilItFits(caseId, async () => {
      const record = await ownCase(services, actor, caseId);
      return decideAndWrite(services, record, decide, forOfficers, actor, origin, intent);
    }),
  );
}

export type Contributed = { events: ComplainantEvent[] };

/** What the complainant's side adds to its own case; answered with how it stands in their own stream. */
export function contribute(
  services: Services,
  call: { actor: ComplainantActor; origin: Origin; intent: Intent },
  decide: Decide,
): Promise<Contributed> {
  const { actor, origin, intent } = call;
  return once(services, intent, () =>
    untilItFits(actor.caseId, async () => {
      const record = await loadCase(services.db, services.secrets, actor.caseId);
      if (!record) throw new AppError('SESSION_ENDED');
      return decideAndWrite(services, record, decide, forContributor(actor), actor, origin, intent);
    }),
  );
}

/** Decides and writes again when the case moved on in between. */
function untilItFits<T>(caseId: string, run: () => Promise<T>): Promise<T> {
  return inTurn(caseId, async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof VersionMoved || error instanceof DecideAgain) || attempt === TRIES)
          throw error;
        if (attempt > 1) await sleep(Math.random() * PAUSE_MS * attempt);
      }
    }
  });
}

/** One step nobody looks at a version for (the end of a window by time): decided again until it fits. Null when there is nothing to do. */
export async function changeCaseAlways(
  services: Services,
  caseId: string,
  origin: Origin,
  decide: (situation: Situation) => Decision | null | Promise<Decision | null>,
): Promise<Written | null> {
  return untilItFits(caseId, async () => {
    const record = await loadCase(services.db, services.secrets, caseId);
    return record ? decideAndWrite(services, record, decide, forOfficers, null, origin) : null;
  });
}

type Outcome = {
  next: CaseRecord;
  rows: readonly NewLogRow[];
  /** What is sealed in them. */
  bodies: readonly EventBody[];
  row: () => Written['row'];
  now: number;
};
type AnswerOf<A> = (written: Outcome) => A;

const forOfficers: AnswerOf<Written> = ({ next, rows, bodies, row }) => ({
  row: row(),
  events: rows.map((one, at) => eventForOfficers(next.key, one, bodies[at])),
});

const forContributor =
  (actor: ComplainantActor): AnswerOf<Contributed> =>
  ({ next, rows, now }) => ({
    events: rows.flatMap(
      (one) => eventForComplainant(next.key, one, viewerOf(next.sharing, actor, now)) ?? [],
    ),
  });

async function decideAndWrite<D extends Decision | null, A>(
  services: Services,
  record: CaseRecord,
  decide: (situation: Situation) => D | Promise<D>,
  answerOf: AnswerOf<A>,
  actor: Actor | null,
  origin: Origin,
  intent?: Intent,
): Promise<D extends null ? A | null : A> {
  const station = await getStation(services.db, record.stationId);
  const now = services.clock.now();
  const decision = await decide({ record, station, now });
  if (!decision) return null as never;
  const next = applied(record, decision, station);
  const bodies = bodiesOf(decision.events, next);
  const rows = numbered(record, decision.events, next, bodies);
  const answer = answerOf({
    next,
    rows,
    bodies,
    now,
    row: () => rowOf(next, aliasOf(services, station, next, now), now),
  });
  return commit(services, {
    answer,
    intent,
    before: decision.before,
    rows: async (tx) => {
      await updateCase(tx, record, { ...next, ...headsAfter(record, rows) });
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
        subject: decision.subject,
        detail: { seq: rows.map((row) => row.seq), ...decision.detail },
        ...origin,
      },
    ],
  }) as never;
}

function applied(record: CaseRecord, decision: Decision, station: Station): CaseRecord {
  const next = { ...record, ...decision.after, version: record.version + (decision.isTalk ? 0 : 1) };
  next.sharing = { ...next.sharing, isExcluded: station.excludedKinds.includes(record.kind) };
  const { window } = next.sharing;
  next.windowEndsAt = window && window.endedAt === null ? window.endsAt : null;
  const told = decision.events.filter((event) => event.isDelivered && !isTalk(event.fields.type));
  if (told.length > 0) {
    next.sharedAt = Math.max(record.sharedAt, ...told.map((event) => event.at));
    next.firstWordAt ??= next.sharedAt;
  }
  return next;
}
