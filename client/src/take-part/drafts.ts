import { useState } from 'react';
import { draftPlace } from './kept-words.ts';

/** Words that were begun and not given yet, by the field they stand in. */
type Drafts = { readonly number: string; readonly words: Readonly<Record<string, string>> };

function read(number: string): Drafts['words'] {
  try {
    const kept = JSON.parse(draftPlace.read() ?? 'null') as Drafts | null;
    return kept?.number === number ? kept.words : {};
  } catch {
    return {};
  }
}

export function keptDraft(number: string, field: string): string {
  return read(number)[field] ?? '';
}

export function keepDraft(number: string, field: string, text: string): void {
  const { [field]: _, ...others } = read(number);
  const words = text === '' ? others : { ...others, [field]: text };
  draftPlace.write(Object.keys(words).length > 0 ? JSON.stringify({ number, words }) : null);
}

/** A field whose words survive a reload, until they are given or cleared. */
export function useDraft(number: string, field: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => keptDraft(number, field));
  return [
    text,
    (next) => {
      setText(next);
      keepDraft(number, field, next);
    },
  ];
}
