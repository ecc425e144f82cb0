/** People the complainant lets look along, each with a pass of their own. */
import type { Scope } from './recovery-window.ts';

export const RELATIONS = ['relative', 'guardian', 'lawyer'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What a helper may be given besides the timeline. A seat is the complainant's own. */
export const HELPER_SCOPES = [
  'timeline',
  'location',
  'messages',
  'stills',
] as const satisfies readonly Scope[];
export const MAX_HELPERS = 5;
