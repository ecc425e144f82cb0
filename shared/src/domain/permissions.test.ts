import { describe, expect, it } from 'vitest';
import { type Action, isAllowed, ROLES, type Role } from './permissions.ts';

const who = (action: Action) => ROLES.filter((role) => isAllowed([role], action));

describe('what a role may do', () => {
  it.each<[Action, Role[]]>([
    ['see-queue', ['desk', 'investigator', 'approver', 'mediator', 'auditor']],
    ['read-case', ['desk', 'investigator', 'approver', 'mediator', 'auditor']],
    ['reveal-identity', ['desk', 'investigator', 'mediator']],
    ['take-report', ['desk', 'investigator']],
    ['reissue-pass', ['desk']],
    ['assign-officer', ['desk', 'investigator']],
    ['post-update', ['desk', 'investigator', 'mediator']],
    ['request-sharing', ['investigator']],
    ['decide-sharing', ['approver']],
    ['revoke-sharing', ['investigator', 'approver']],
    ['pair-kiosk', ['desk', 'admin']],
    ['manage-officers', ['admin']],
    ['manage-station', ['admin']],
  ])('%s is for %j alone', (action, roles) => {
    expect(who(action)).toEqual(ROLES.filter((role) => roles.includes(role)));
  });

  it('whoever keeps the accounts sees no case, and whoever decides on sharing manages no account', () => {
    expect(isAllowed(['admin'], 'read-case')).toBe(false);
    expect(isAllowed(['approver'], 'manage-officers')).toBe(false);
  });

  it('one of several roles is enough, none is not', () => {
    expect(isAllowed(['patrol', 'approver'], 'decide-sharing')).toBe(true);
    expect(isAllowed(['patrol', 'auditor'], 'post-update')).toBe(false);
    expect(isAllowed([], 'read-case')).toBe(false);
  });
});
