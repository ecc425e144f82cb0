import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { ENDS } from '@sunshine-seat/shared/domain/case-state.ts';
import { activeOfficer } from '../accounts/accounts.queries.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { changeCase, type Written } from './change-case.commands.ts';

/** Puts an officer in charge; part of what the complainant is always told. */
export function assignOfficer(
  services: Services,
  call: {
    actor: OfficerActor;
    params: { caseId: string };
    body: Body<'assignOfficer'>;
    origin: Origin;
    intent: Intent;
  },
): Promise<Written> {
  const { actor, params, body } = call;
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    async ({ record, now }) => {
      if (ENDS.includes(record.stage)) throw new AppError('CASE_ENDED');
      const officer = await activeOfficer(services, actor.stationId, body.officerId);
      return {
        action: 'officer-assigned',
        detail: { officerId: officer.id },
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'shared',
            isDelivered: true,
            by: actor.officer,
            fields: { type: 'officer-assigned', officer },
          },
        ],
        after: { officer },
      };
    },
  );
}
