/** What portals on one database say to each other: small, and of no use a moment later. */
export type Word = { readonly topic: string } & Readonly<Record<string, unknown>>;

/**
 * The other portals on the same database. What is said is heard within milliseconds, or not at all when a connection
 * broke: nothing that must not be lost goes this way. SQLite has one portal, which has nobody to talk to.
 */
export interface Others {
  say(word: Word): void;
  /** `from` names the portal that said it. Returns how to stop. */
  onWord(listener: (word: Word, from: string) => void): () => void;
  /** Calls `listener` each time the connection was made, the first time too: words before that were not heard. */
  onReunion(listener: () => void): () => void;
}

const stop = () => {};

/** For an engine that one portal has to itself. */
export const nobodyElse: Others = { say: () => {}, onWord: () => stop, onReunion: () => stop };
