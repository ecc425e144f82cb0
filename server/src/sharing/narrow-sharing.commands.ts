import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { isWholeScope, isWindowOpen } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { changeCase, type Written } from '../cases/change-case.commands.ts';
import type { OfficerActor, Origin } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { Intent } from '../platform/idempotency/idempotency.store.ts';
import { newId } from '../platform/ids.ts';
import type { Services } from '../platform/services.ts';

/** Takes some of what is shared back at once; the window and the rest stay. Nothing can be added this way. */
export function narrowSharing(
  services: Services,
  call: {
    actor: OfficerActor;
    params: { caseId: string };
    body: Body<'narrowSharing'>;
    origin: Origin;
    intent: Intent;
  },
): Promise<Written> {
  const { actor, params, body } = call;
  return changeCase(
    services,
    { ...call, caseId: params.caseId, version: body.version },
    ({ record, now }) => {
      const { window } = record.sharing;
      if (!window || !isWindowOpen(window, now)) throw new AppError('WINDOW_ENDED');
      const { scopes, code, reason } = body;
      const isNarrower =
        scopes.length < window.scopes.length && scopes.every((scope) => window.scopes.includes(scope));
      if (!isWholeScope(scopes) || !isNarrower) throw new AppError('INVALID_INPUT', { fields: ['scopes'] });
      return {
        action: 'sharing-narrowed',
        detail: { code, scopes },
        before: window.endsAt,
        events: [
          {
            id: newId(),
            at: now,
            visibility: 'shared',
            isDelivered: true,
            by: actor.officer,
            fields: { type: 'scopes-narrowed', scopes, code, reason },
          },
        ],
        after: { sharing: { ...record.sharing, window: { ...window, scopes } } },
      };
    },
  );
}
