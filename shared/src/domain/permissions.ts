/** Which role may do what. A person may hold several roles; one that allows is enough. */

export const ROLES = ['desk', 'investigator', 'approver', 'patrol', 'mediator', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

const allowed = {
  'see-queue': ['desk', 'investigator', 'approver', 'mediator', 'auditor'],
  'read-case': ['desk', 'investigator', 'approver', 'mediator', 'auditor'],
  'reveal-identity': ['desk', 'investigator', 'mediator'],
  'take-report': ['desk', 'investigator'],
  'reissue-pass': ['desk'],
  'assign-officer': ['desk', 'investigator'],
  'post-update': ['desk', 'investigator', 'mediator'],
  'request-sharing': ['investigator'],
  'decide-sharing': ['approver'],
  'revoke-sharing': ['investigator', 'approver'],
  'send-message': ['desk', 'investigator', 'mediator'],
  'assess-clue': ['desk', 'investigator'],
  'work-with-stills': ['investigator'],
  'mark-still': ['desk', 'investigator', 'approver', 'mediator'],
  'manage-items': ['desk', 'investigator'],
  'send-lookout': ['investigator'],
  'see-lookouts': ['desk', 'investigator', 'approver', 'patrol'],
  'answer-lookout': ['patrol'],
  'open-seat': ['desk', 'investigator'],
  'see-seats': ['desk', 'investigator', 'approver', 'admin'],
  'manage-seats': ['admin'],
  'pair-kiosk': ['desk', 'admin'],
  'manage-officers': ['admin'],
  'manage-station': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof allowed;

/** The first of a person's roles that allows an action: in which role they did it. */
export function allowingRole(roles: readonly Role[], action: Action): Role | null {
  return roles.find((role) => isAllowed([role], action)) ?? null;
}

export function isAllowed(roles: readonly Role[], action: Action): boolean {
  return allowed[action].some((role) => roles.includes(role));
}
