import { randomUUID } from 'node:crypto';
import type { Body, CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import { assignOfficer } from '../cases/assign-officer.commands.ts';
import type { Written } from '../cases/change-case.commands.ts';
import { makePromise, postUpdate } from '../cases/post-update.commands.ts';
import { takeReport } from '../cases/take-report.commands.ts';
import { moveItem } from '../items/items.commands.ts';
import { firstItemOf } from '../items/items.queries.ts';
import { answerLookout } from '../lookouts/answer-lookout.commands.ts';
import { sendLookout } from '../lookouts/send-lookout.commands.ts';
import type { OfficerActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { intentOf } from '../platform/idempotency/idempotency.store.ts';
import type { Services } from '../platform/services.ts';
import { approveSharing } from '../sharing/decide-sharing.commands.ts';
import { requestSharing } from '../sharing/request-sharing.commands.ts';
import { DESK, type Step, type Story } from './demo-stories.ts';

const ORIGIN = { ip: '', requestId: '' };
const MINUTE = 60_000;

/** What a step is taken with: the officers, the case as it stands, and what earlier steps left for later ones. */
interface Stage {
  readonly services: Services;
  readonly actor: (badge: string) => OfficerActor;
  readonly officer: string;
  readonly now: number;
  readonly caseId: string;
  version: number;
  requestId: string;
  lookoutId: string;
}

const call = (caseId: string) => ({
  origin: ORIGIN,
  intent: intentOf('demo', randomUUID(), 'demo', null),
  params: { caseId },
  caseId,
});

/** Plays a story through the same commands officers use, with a clock that follows it. */
export async function playStory(
  real: Services,
  actors: Map<string, OfficerActor>,
  story: Story,
  now: number,
): Promise<CasePass> {
  let at = now - story.received * MINUTE;
  const services: Services = { ...real, clock: { now: () => at } };
  const actor = (badge: string) => {
    const found = actors.get(badge);
    if (!found) throw new AppError('NOT_FOUND');
    return found;
  };
  const { kind, place, what, items, complainant } = story;
  const occurredAt = now - story.occurred * MINUTE;
  const { row, pass } = await takeReport(services, {
    actor: actor(DESK),
    body: { kind, place, what, items, complainant, occurredAt },
    origin: ORIGIN,
    intent: call('').intent,
  });
  const stage: Stage = {
    services,
    actor,
    officer: story.officer ?? DESK,
    now,
    caseId: row.id,
    version: row.version,
    requestId: '',
    lookoutId: '',
  };
  for (const step of story.steps) {
    at = now - step.at * MINUTE;
    await play(stage, step);
  }
  return pass;
}

async function play(stage: Stage, step: Step): Promise<void> {
  if ('answer' in step) return answer(stage, step);
  const { row, events } = await write(stage, step);
  stage.version = row.version;
  for (const event of events) {
    if (event.type === 'share-requested') stage.requestId = event.requestId;
    if (event.type === 'lookout-sent') stage.lookoutId = event.lookoutId;
  }
}

type WrittenStep = Exclude<Step, { answer: unknown }>;

async function write(stage: Stage, step: WrittenStep): Promise<Written> {
  const { services, version, caseId } = stage;
  const by = stage.actor(stage.officer);
  const given = { ...call(caseId), actor: by };
  if ('post' in step) {
    const actor = stage.actor(step.by ?? stage.officer);
    return postUpdate(services, { ...given, actor, body: posted(step, version) });
  }
  if ('assign' in step) {
    const body = { version, officerId: stage.actor(step.assign).officer.id };
    return assignOfficer(services, { ...given, actor: stage.actor(DESK), body });
  }
  if ('ask' in step) return requestSharing(services, { ...given, body: asked(step, version) });
  if ('approve' in step) {
    const actor = stage.actor(step.approve);
    const params = { requestId: stage.requestId };
    return approveSharing(services, { ...given, actor, params, body: { version, minutes: 180 } });
  }
  if ('lookout' in step) {
    const { lookout: description, place, isTold } = step;
    const body = { version, description, place, picture: null, isTold, clueId: null };
    return sendLookout(services, { ...given, body });
  }
  if ('item' in step) {
    const itemId = await firstItemOf(services, caseId);
    return moveItem(services, { ...given, params: { caseId, itemId }, body: { version, state: step.item } });
  }
  const nextUpdateBy = stage.now + step.promise * MINUTE;
  return makePromise(services, { ...given, body: { version, nextUpdateBy } });
}

/** What a patrol answered. In the stories it never moves the case, so its version stays. */
async function answer(stage: Stage, { answer: word, place, by }: Extract<Step, { answer: unknown }>) {
  const { services, caseId, lookoutId } = stage;
  const given = { ...call(caseId), actor: stage.actor(by), params: { lookoutId } };
  await answerLookout(services, { ...given, body: { answer: word, place } });
}

function posted(step: Extract<Step, { post: unknown }>, version: number): Body<'postUpdate'> {
  return {
    version,
    visibility: step.visibility ?? 'shared',
    milestone: step.post,
    note: step.note ?? null,
    place: step.place ?? null,
    reason: null,
    outcome: null,
    nextUpdateBy: null,
  };
}

function asked(step: Extract<Step, { ask: unknown }>, version: number): Body<'requestSharing'> {
  return {
    version,
    scopes: step.withPlaces ? ['timeline', 'location'] : ['timeline'],
    reason: step.ask,
    minutes: step.minutes ?? 180,
  };
}
