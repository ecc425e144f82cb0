/** Which sheet of taking part is open. */
export type Sheet =
  | { readonly name: 'clue' | 'photo' | 'messages' }
  /** One still, or all of them. */
  | { readonly name: 'stills'; readonly still: string | null };
