import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import type { SendableStill } from './case-lookouts.ts';

/** A lookout as it is being typed. */
export interface LookoutDraft {
  readonly description: string;
  readonly place: string;
  readonly still: string | null;
  readonly isOriginal: boolean;
  readonly isTold: boolean;
}

/** What is to be sent, or null while something is missing: nothing goes out without masks unless that was ticked. */
export function lookoutBody(
  draft: LookoutDraft,
  stills: readonly SendableStill[],
  { version, clueId }: { version: number; clueId: string | null },
): Body<'sendLookout'> | null {
  const description = draft.description.trim();
  const still = stills.find(({ id }) => id === draft.still);
  if (!description || (still && !still.copyId && !draft.isOriginal)) return null;
  return {
    version,
    description,
    place: draft.place.trim() || null,
    picture: still ? { still: still.id, isOriginal: draft.isOriginal } : null,
    isTold: draft.isTold,
    clueId,
  };
}
