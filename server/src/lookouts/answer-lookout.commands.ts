import type { Body, Reply } from '@sunshine-seat/shared/contract/routes.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { milestoneOfAnswer, takesAnswers } from '@sunshine-seat/shared/domain/lookouts.ts';
import { caseForLive, sealCaseText } from '../cases/case-in-hand.queries.ts';
import { addToCase, type Situation } from '../cases/change-case.commands.ts';
import { type MilestoneStep, stepForMilestone } from '../cases/milestone-step.queries.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { ending } from './end-lookouts.commands.ts';
import { lookoutView, ownLookout } from './lookouts.queries.ts';
import { answersTo, findLookout, insertAnswer, type LookoutRow } from './lookouts.store.ts';

interface Call {
  actor: OfficerActor;
  params: { lookoutId: string };
  body: Body<'answerLookout'>;
  origin: Origin;
  intent: Intent;
}

/**
 * What a patrol saw or did. Place and name stay with the officers; the milestone it stands for moves the case at once and
 * is told later, by the station's policy, where the lookout allows it. A catch ends the lookout.
 */
export async function answerLookout(services: Services, call: Call): Promise<Reply<'answerLookout'>> {
  const { actor, params, body } = call;
  const row = await ownLookout(services, actor, params.lookoutId);
  await addToCase(services, { ...call, caseId: row.caseId }, async (situation) => {
    const { record, now } = situation;
    const endedAt = (await findLookout(services.db, row.id))?.endedAt ?? null;
    if (!takesAnswers(endedAt, now) || ENDS.includes(record.stage)) throw new AppError('LOOKOUT_ENDED');
    const id = newId();
    const answer = {
      id,
      lookoutId: row.id,
      officer: actor.officer,
      answer: body.answer,
      place: body.place && sealCaseText(record, id, body.place),
      at: now,
    };
    const told = await stepFor(services, situation, call, row);
    const ended = ending(
      situation,
      body.answer === 'caught' && endedAt === null ? [row.id] : [],
      actor.officer,
    );
    return {
      action: 'lookout-answered',
      subject: row.id,
      detail: { answer: body.answer },
      ...(!told?.isMove && { isTalk: true }),
      before: told?.isDelivered ? record.sharing.window?.endsAt : undefined,
      after: told?.after ?? {},
      events: [answeredEvent(call, row, now), ...ended.events, ...(told?.events ?? [])],
      signals: [{ kind: 'lookouts-changed', subject: record.stationId }],
      rows: async (tx) => {
        await insertAnswer(tx, answer);
        await ended.rows(tx);
        await told?.rows(tx);
      },
    };
  });
  const record = await caseForLive(services, row.caseId);
  if (!record) throw new AppError('NOT_FOUND');
  return { lookout: lookoutView(record, row, await answersTo(services.db, [row.id])) };
}

function answeredEvent({ actor, body }: Call, { id: lookoutId }: LookoutRow, at: number) {
  return {
    id: newId(),
    at,
    visibility: 'internal' as const,
    isDelivered: false,
    by: actor.officer,
    fields: { type: 'lookout-answered' as const, lookoutId, ...body },
  };
}

/** The milestone an answer stands for: what the complainant is told of it says neither where nor who. */
async function stepFor(
  services: Services,
  situation: Situation,
  { actor, body }: Call,
  { isTold }: LookoutRow,
): Promise<MilestoneStep | null> {
  const milestone = milestoneOfAnswer(body.answer);
  if (!milestone) return null;
  return stepForMilestone(services, situation, {
    milestone,
    visibility: isTold ? 'shared' : 'internal',
    by: actor.officer,
    isFromPatrol: true,
    delayMinutes: situation.station.patrolDelayMinutes,
  });
}
