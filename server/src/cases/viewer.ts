import type { Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import { type Lens, lensOf } from '@sunshine-seat/shared/domain/lens.ts';
import type { Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import type { SharingState } from './case-record.ts';

/** A pass that looks at its case. */
export interface PassLooking {
  readonly passId: string;
  /** What a helper's pass is limited to; null for the complainant's own. */
  readonly scopes: readonly Scope[] | null;
  readonly relation: Relation | null;
}

/** A pass and what it may see at this moment. */
export interface Viewer extends PassLooking {
  readonly lens: Lens;
}

export function viewerOf(sharing: SharingState, pass: PassLooking, now: number): Viewer {
  const { passId, scopes, relation } = pass;
  return { passId, scopes, relation, lens: lensOf(sharing.window, now, scopes) };
}

/** Whether the pass has this scope at all, window or not. */
export function hasScope({ scopes }: PassLooking, scope: Scope): boolean {
  return scopes?.includes(scope) ?? true;
}
