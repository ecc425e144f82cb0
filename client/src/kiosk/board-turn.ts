import type { Language } from '@sunshine-seat/shared/domain/languages.ts';

/** The languages the hall board speaks in turn. */
export const BOARD_LANGUAGES = ['zh-Hans', 'en', 'ar'] as const satisfies readonly Language[];
export type BoardLanguage = (typeof BOARD_LANGUAGES)[number];

/** How long one whole board stands in one language. */
const TURN_MS = 12_000;

export type Turn = {
  readonly language: BoardLanguage;
  /** Counts the full rounds through all languages; every page is shown in each of them. */
  readonly round: number;
};

/** Whose turn it is, by the server's clock: two displays side by side turn together. */
export function turnAt(now: number): Turn {
  const turn = Math.floor(now / TURN_MS);
  const language = BOARD_LANGUAGES[turn % BOARD_LANGUAGES.length] ?? BOARD_LANGUAGES[0];
  return { language, round: Math.floor(turn / BOARD_LANGUAGES.length) };
}
