import { randomUUID } from 'node:crypto';
import type { Body, CasePass } from '@sunshine-seat/shared/contract/routes.ts';
import { assignOfficer } from '../cases/assign-officer.commands.ts';
import { makePromise, postUpdate } from '../cases/post-update.commands.ts';
import { takeReport } from '../cases/take-report.commands.ts';
import type { OfficerActor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { intentOf } from '../platform/idempotency/idempotency.store.ts';
import type { Services } from '../platform/services.ts';
import { approveSharing } from '../sharing/decide-sharing.commands.ts';
import { requestSharing } from '../sharing/request-sharing.commands.ts';
import { DESK, type Story } from './demo-stories.ts';

const ORIGIN = { ip: '', requestId: '' };
const MINUTE = 60_000;

/** Plays a story through the same commands officers use, with a clock that follows it. */
export async function playStory(
  real: Services,
  actors: Map<string, OfficerActor>,
  story: Story,
  now: number,
): Promise<CasePass> {
  let at = now - story.received * MINUTE;
  const services: Services = { ...real, clock: { now: () => at } };
  const intent = () => intentOf('demo', randomUUID(), 'demo', null);
  const actor = (badge: string) => {
    const found = actors.get(badge);
    if (!found) throw new AppError('NOT_FOUND');
    return found;
  };
  const { kind, place, what, items, complainant } = story;
  const body: Body<'takeReport'> = {
    kind,
    place,
    what,
    items,
    complainant,
    occurredAt: now - story.occurred * MINUTE,
  };
  const { row, pass } = await takeReport(services, {
    actor: actor(DESK),
    body,
    origin: ORIGIN,
    intent: intent(),
  });
  const params = { caseId: row.id };
  let { version } = row;
  let requestId = '';
  for (const step of story.steps) {
    at = now - step.at * MINUTE;
    const call = { origin: ORIGIN, intent: intent(), params, caseId: row.id };
    if ('post' in step) {
      const update: Body<'postUpdate'> = {
        version,
        visibility: step.visibility ?? 'shared',
        milestone: step.post,
        note: step.note ?? null,
        place: step.place ?? null,
        reason: null,
        outcome: null,
        nextUpdateBy: null,
      };
      const by = step.by ?? story.officer ?? DESK;
      ({ version } = (await postUpdate(services, { ...call, actor: actor(by), body: update })).row);
    } else if ('assign' in step) {
      const assigned = { version, officerId: actor(step.assign).officer.id };
      ({ version } = (await assignOfficer(services, { ...call, actor: actor(DESK), body: assigned })).row);
    } else if ('ask' in step) {
      const asked: Body<'requestSharing'> = {
        version,
        scopes: step.withPlaces ? ['timeline', 'location'] : ['timeline'],
        reason: step.ask,
        minutes: step.minutes ?? 180,
      };
      const written = await requestSharing(services, {
        ...call,
        actor: actor(story.officer ?? DESK),
        body: asked,
      });
      const event = written.events.find(({ type }) => type === 'share-requested');
      requestId = event?.type === 'share-requested' ? event.requestId : '';
      ({ version } = written.row);
    } else if ('approve' in step) {
      const approved = {
        ...call,
        params: { requestId },
        actor: actor(step.approve),
        body: { version, minutes: 180 },
      };
      ({ version } = (await approveSharing(services, approved)).row);
    } else {
      const promised = { version, nextUpdateBy: now + step.promise * MINUTE };
      ({ version } = (
        await makePromise(services, { ...call, actor: actor(story.officer ?? DESK), body: promised })
      ).row);
    }
  }
  return pass;
}
