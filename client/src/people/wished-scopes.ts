import { HELPER_SCOPES } from '@sunshine-seat/shared/domain/helpers.ts';

export type HelperScope = (typeof HELPER_SCOPES)[number];

/** What is chosen one by one; the timeline always belongs to a pass. */
export const CHOSEN_SCOPES = HELPER_SCOPES.filter((scope) => scope !== 'timeline');

/** The choice with one scope switched, in the order of the catalogue. */
export function switched(scopes: readonly HelperScope[], scope: HelperScope, isOn: boolean): HelperScope[] {
  return HELPER_SCOPES.filter((one) => one === 'timeline' || (one === scope ? isOn : scopes.includes(one)));
}
