import type { Me, OfficerCase } from '@sunshine-seat/shared/contract/officer.ts';
import { isAllowed } from '@sunshine-seat/shared/domain/permissions.ts';
import { openScopesOf } from './talk-fold.ts';

export type TalkRights = {
  readonly canWrite: boolean;
  readonly canAssess: boolean;
  /** Why nothing can be said now; null while messages go both ways. */
  readonly closed: 'window' | 'scope' | null;
};

/** What this officer may do in the conversation now. */
export function talkRightsOf({ row, events }: OfficerCase, me: Me, now: number): TalkRights {
  const { roles } = me.officer;
  const isOpen = row.sharing.state === 'open' && now < row.sharing.endsAt;
  return {
    canWrite: isAllowed(roles, 'send-message'),
    canAssess: isAllowed(roles, 'assess-clue'),
    closed: !isOpen ? 'window' : openScopesOf(events).includes('messages') ? null : 'scope',
  };
}
