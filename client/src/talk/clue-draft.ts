import {
  type ClueSubject,
  DESCRIPTION_FIELDS,
  type DescriptionField,
} from '@sunshine-seat/shared/domain/clues.ts';
import type { ClueInput } from './talk-queries.ts';

/** A clue as it is being written down; what was filled in for another subject is kept until it is saved. */
export type ClueDraft = {
  readonly form: 'text' | 'description';
  readonly subject: ClueSubject;
  readonly described: Readonly<Partial<Record<DescriptionField, string>>>;
  readonly text: string;
};

export const EMPTY_CLUE: ClueDraft = { form: 'text', subject: 'person', described: {}, text: '' };

/** What is sent, or null while nothing has been said. */
export function clueOf({ form, subject, described, text }: ClueDraft): ClueInput | null {
  const words = text.trim();
  if (form === 'text') return words ? { form, text: words } : null;
  const answers = DESCRIPTION_FIELDS[subject].flatMap((field) => {
    const value = described[field]?.trim();
    return value ? { field, value } : [];
  });
  return answers.length > 0 ? { form, subject, described: answers, text: words || null } : null;
}
