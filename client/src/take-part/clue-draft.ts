import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import {
  CLUE_SUBJECTS,
  type ClueSubject,
  DESCRIPTION_FIELDS,
  type DescriptionField,
} from '@sunshine-seat/shared/domain/clues.ts';
import { cleanText } from './clean-text.ts';

/** A clue that is being written: about nothing in particular, or a person, a vehicle, an item. */
export type ClueDraft = {
  readonly subject: ClueSubject | null;
  readonly text: string;
  /** What was answered, by field; an opened field without an answer yet is an empty text. */
  readonly described: Readonly<Partial<Record<DescriptionField, string>>>;
};

export const EMPTY_CLUE: ClueDraft = { subject: null, text: '', described: {} };

export function fieldsOf(subject: ClueSubject): readonly DescriptionField[] {
  return DESCRIPTION_FIELDS[subject];
}

type ClueBody = Extract<Body<'addOwnClue'>, { form: 'text' | 'description' }>;

/** The clue as it is given, or null while nothing has been written. */
export function clueBody({ subject, text, described }: ClueDraft): ClueBody | null {
  const words = cleanText(text);
  if (subject) {
    const answered = fieldsOf(subject)
      .map((field) => ({ field, value: cleanText(described[field] ?? '') }))
      .filter(({ value }) => value !== '');
    if (answered.length > 0)
      return { form: 'description', subject, described: answered, text: words || null };
  }
  return words ? { form: 'text', text: words } : null;
}

export function draftText(draft: ClueDraft): string {
  return draft === EMPTY_CLUE ? '' : JSON.stringify(draft);
}

/** A draft as it was kept; anything else is an empty one. */
export function draftFrom(text: string): ClueDraft {
  try {
    const kept = JSON.parse(text) as Partial<ClueDraft> | null;
    const subject = CLUE_SUBJECTS.find((one) => one === kept?.subject) ?? null;
    return { subject, text: String(kept?.text ?? ''), described: kept?.described ?? {} };
  } catch {
    return EMPTY_CLUE;
  }
}
