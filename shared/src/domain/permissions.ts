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
  'pair-kiosk': ['desk', 'admin'],
  'manage-officers': ['admin'],
  'manage-station': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof allowed;

export function isAllowed(roles: readonly Role[], action: Action): boolean {
  return allowed[action].some((role) => roles.includes(role));
}
