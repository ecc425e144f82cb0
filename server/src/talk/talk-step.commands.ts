import type { Decision, Situation } from '../cases/change-case.commands.ts';
import type { ComplainantActor, OfficerActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';

export type Talker = OfficerActor | ComplainantActor;

/** Who says it, as the event tells both sides. */
export function authorOf(actor: Talker) {
  return actor.kind === 'officer'
    ? { side: 'officer' as const, helper: null, passId: null }
    : { side: 'complainant' as const, helper: actor.relation, passId: actor.passId };
}

/** Something said between the two sides: told at once, inside the window. */
export function talkStep(
  { record, now }: Situation,
  actor: Talker,
  fields: Decision['events'][number]['fields'],
): Decision {
  return {
    action: fields.type,
    isTalk: true,
    before: record.sharing.window?.endsAt,
    events: [
      {
        id: newId(),
        at: now,
        visibility: 'shared',
        isDelivered: true,
        by: actor.kind === 'officer' ? actor.officer : null,
        fields,
      },
    ],
  };
}
