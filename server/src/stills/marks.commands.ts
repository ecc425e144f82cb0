import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { isMarkOn, MAX_MARKS } from '@sunshine-seat/shared/domain/marks.ts';
import type { CaseRecord } from '../cases/case-in-hand.queries.ts';
import {
  addToCase,
  type Contributed,
  contribute,
  type Decision,
  type Situation,
  type Written,
} from '../cases/change-case.commands.ts';
import { checkScope } from '../cases/own-case.queries.ts';
import { actorKey, type ComplainantActor, type OfficerActor, type Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { createSharedThrottle } from '../platform/shared-throttle.ts';
import { standingMark, undoOf } from './still-story.queries.ts';
import { countMark, findStill } from './stills.store.ts';

/** A hand that draws fast, not a program. */
const STROKES = { burst: 30, everyMs: 100 };
/** Of one officer, or of the complainant's side of one case: every stroke stays in the log, and everyone reads it. */
const LASTING = { burst: 400, everyMs: 5000 };

interface Call<A> {
  actor: A;
  origin: Origin;
  intent: Intent;
}
type Actor = OfficerActor | ComplainantActor;

/** Drawing and undoing by both sides; holds the counts of marks. */
export function markCommands(services: Services) {
  const strokes = createSharedThrottle(services, 'mark', STROKES);
  const lasting = createSharedThrottle(services, 'mark-lasting', LASTING);

  /** Counted before anything is awaited. */
  function count(actor: Actor): void {
    strokes.take(actorKey(actor));
    lasting.take(actor.kind === 'officer' ? actorKey(actor) : actor.caseId);
  }

  /** To the complainant's side a still that may not be seen is one that never was. */
  async function visibleStill(record: CaseRecord, actor: Actor, stillId: string, now: number) {
    const still = await findStill(services.db, record.id, stillId);
    try {
      checkScope(record, actor.kind === 'officer' ? null : actor, 'stills', now);
    } catch (error) {
      throw actor.kind === 'officer' ? error : new AppError('NOT_FOUND');
    }
    if (!still?.copyId) throw new AppError('NOT_FOUND');
    return still;
  }

  async function decideDraw(
    { record, now }: Situation,
    actor: Actor,
    { still: stillId, mark }: Body<'drawMark'>,
  ): Promise<Decision> {
    const still = await visibleStill(record, actor, stillId, now);
    if (!isMarkOn(mark, still.width, still.height)) throw new AppError('INVALID_INPUT', { fields: ['mark'] });
    if (still.marks >= MAX_MARKS) throw new AppError('MARKS_FULL');
    return {
      action: 'mark-drawn',
      subject: still.id,
      isTalk: true,
      before: record.sharing.window?.endsAt,
      events: [markEvent(actor, now, newId(), { type: 'mark-drawn', still: still.id, mark })],
      rows: (tx) => countMark(tx, still.id, 1),
    };
  }

  async function decideUndo({ record, now }: Situation, actor: Actor, markId: string): Promise<Decision> {
    const mark = await standingMark(services, record, markId);
    const still = await visibleStill(record, actor, mark?.still ?? '', now);
    const isOwn =
      actor.kind === 'officer' ? mark?.officerId === actor.officer.id : mark?.passId === actor.passId;
    if (!mark || !isOwn) throw new AppError('NOT_FOUND');
    return {
      action: 'mark-undone',
      subject: still.id,
      isTalk: true,
      before: record.sharing.window?.endsAt,
      events: [markEvent(actor, now, undoOf(mark.id), { type: 'mark-undone', target: mark.id })],
      rows: (tx) => countMark(tx, still.id, -1),
    };
  }

  return {
    drawMark(
      call: Call<OfficerActor> & { params: { caseId: string }; body: Body<'drawMark'> },
    ): Promise<Written> {
      count(call.actor);
      return addToCase(services, { ...call, caseId: call.params.caseId }, (situation) =>
        decideDraw(situation, call.actor, call.body),
      );
    },
    undoMark(call: Call<OfficerActor> & { params: { caseId: string; markId: string } }): Promise<Written> {
      count(call.actor);
      return addToCase(services, { ...call, caseId: call.params.caseId }, (situation) =>
        decideUndo(situation, call.actor, call.params.markId),
      );
    },
    drawOwnMark(call: Call<ComplainantActor> & { body: Body<'drawOwnMark'> }): Promise<Contributed> {
      count(call.actor);
      return contribute(services, call, (situation) => decideDraw(situation, call.actor, call.body));
    },
    undoOwnMark(call: Call<ComplainantActor> & { params: { markId: string } }): Promise<Contributed> {
      count(call.actor);
      return contribute(services, call, (situation) => decideUndo(situation, call.actor, call.params.markId));
    },
  };
}

type Drawn = { type: 'mark-drawn'; still: string; mark: Body<'drawMark'>['mark'] };
type Undone = { type: 'mark-undone'; target: string };

function markEvent(actor: Actor, at: number, id: string, fields: Drawn | Undone): Decision['events'][number] {
  const isOfficer = actor.kind === 'officer';
  return {
    id,
    at,
    visibility: 'shared',
    isDelivered: true,
    by: isOfficer ? actor.officer : null,
    fields: {
      ...fields,
      side: isOfficer ? 'officer' : 'complainant',
      helper: isOfficer ? null : actor.relation,
      passId: isOfficer ? null : actor.passId,
    },
  };
}
