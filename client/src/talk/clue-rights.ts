import type { TalkedClue } from './talk-fold.ts';

/** What this officer may do with a clue. */
export type ClueRights = {
  readonly canAssess: boolean;
  /** Messages go both ways now. */
  readonly isOpen: boolean;
  /** Makes a lookout of it; absent for those who may not. */
  readonly onLookout?: ((clue: TalkedClue) => void) | undefined;
};
