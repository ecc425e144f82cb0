import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { noteLanguage } from '@sunshine-seat/shared/domain/note-language.ts';
import { caseForLive } from '../cases/case-in-hand.queries.ts';
import {
  addToCase,
  type Contributed,
  contribute,
  type Decision,
  type Situation,
  type Written,
} from '../cases/change-case.commands.ts';
import { checkScope } from '../cases/own-case.queries.ts';
import { type TakenPicture, takePicture } from '../files/files.commands.ts';
import { actorKey, type ComplainantActor, type OfficerActor, type Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { once } from '../platform/once.ts';
import type { Services } from '../platform/services.ts';
import { createSharedThrottle } from '../platform/shared-throttle.ts';
import { isStillShared } from '../stills/still-pictures.queries.ts';
import { standingMark } from '../stills/still-story.queries.ts';
import { type ClueInput, isFitting, plainClue } from './clues.ts';
import { authorOf, type Talker, talkStep } from './talk-step.commands.ts';

const MESSAGES = { burst: 12, everyMs: 2000 };
const CLUES = { burst: 10, everyMs: 5000 };
/** Rows a case's log may reach by talk; decisions still go through. */
const LOG_LIMIT = 5000;

interface Call<A, B> {
  actor: A;
  body: B;
  origin: Origin;
  intent: Intent;
}
type OnCase<B> = Call<OfficerActor, B> & { params: { caseId: string } };

/** Messages and clues of both sides; holds the counts of them. */
export function talkCommands(services: Services) {
  const messages = createSharedThrottle(services, 'message', MESSAGES);
  const clues = createSharedThrottle(services, 'clue', CLUES);

  return {
    sendMessage(call: OnCase<Body<'sendMessage'>>): Promise<Written> {
      messages.take(actorKey(call.actor));
      return addToCase(services, { ...call, caseId: call.params.caseId }, (situation) =>
        decideMessage(situation, call.actor, call.body.text),
      );
    },
    sendOwnMessage(call: Call<ComplainantActor, Body<'sendOwnMessage'>>): Promise<Contributed> {
      messages.take(actorKey(call.actor));
      return contribute(services, call, (situation) => decideMessage(situation, call.actor, call.body.text));
    },
    addClue(call: OnCase<ClueInput>): Promise<Written> {
      clues.take(actorKey(call.actor));
      return once(services, call.intent, async () => {
        const photo = await photoOf(services, call.actor, call.params.caseId, call.body);
        return addToCase(services, { ...call, caseId: call.params.caseId }, (situation) =>
          decideClue(services, situation, call.actor, call.body, photo),
        );
      });
    },
    addOwnClue(call: Call<ComplainantActor, ClueInput>): Promise<Contributed> {
      clues.take(actorKey(call.actor));
      return once(services, call.intent, async () => {
        const photo = await photoOf(services, call.actor, call.actor.caseId, call.body);
        return contribute(services, call, (situation) =>
          decideClue(services, situation, call.actor, call.body, photo),
        );
      });
    },
  };
}

const passOf = (actor: Talker) => (actor.kind === 'officer' ? null : actor);

function checkOpen({ record, now }: Situation, actor: Talker): void {
  checkScope(record, passOf(actor), 'messages', now);
  if (record.lastSeq >= LOG_LIMIT) throw new AppError('TOO_LARGE');
}

function decideMessage(situation: Situation, actor: Talker, text: string): Decision {
  checkOpen(situation, actor);
  const said = { text, textLanguage: noteLanguage(text) };
  return talkStep(situation, actor, { type: 'message-sent', ...said, ...authorOf(actor) });
}

async function decideClue(
  services: Services,
  situation: Situation,
  actor: Talker,
  input: ClueInput,
  photo: TakenPicture | null,
): Promise<Decision> {
  checkOpen(situation, actor);
  if (!isFitting(input)) throw new AppError('INVALID_INPUT', { fields: ['described'] });
  const plain = plainClue(input, photo?.pictureId ?? null);
  const marked = input.form === 'mark' ? await markOf(services, situation, actor, input.markId) : {};
  const clue = { ...plain, ...marked };
  return {
    ...talkStep(situation, actor, { type: 'clue-added', clue, ...authorOf(actor) }),
    ...(photo && { rows: photo.rows }),
  };
}

/** A mark as it was when it became a clue. A helper may only point at their own, and nobody at what they no longer see. */
async function markOf(services: Services, { record, now }: Situation, actor: Talker, markId: string) {
  if (actor.kind !== 'officer') checkScope(record, actor, 'stills', now);
  const standing = await standingMark(services, record, markId);
  const isTheirs =
    actor.kind === 'officer' ||
    (standing?.side === 'complainant' && (!actor.relation || standing.passId === actor.passId));
  if (!standing || !isTheirs) throw new AppError('NOT_FOUND');
  // To the complainant's side a still that was taken back is one that never was, and so are the marks on it.
  const isSeen = actor.kind === 'officer' || (await isStillShared(services, record.id, standing.still));
  if (!isSeen) throw new AppError('NOT_FOUND');
  return { still: standing.still, mark: standing.mark };
}

/** A photo is hashed and decoded before anything is decided; whether the case can take it is asked first. */
async function photoOf(
  services: Services,
  actor: Talker,
  caseId: string,
  input: ClueInput,
): Promise<TakenPicture | null> {
  if (input.form !== 'photo') return null;
  const record = await caseForLive(services, caseId);
  if (!record || record.stationId !== actor.stationId) throw new AppError('NOT_FOUND');
  checkScope(record, passOf(actor), 'messages', services.clock.now());
  return takePicture(services, record, actor, input.uploadId, 'clue');
}
