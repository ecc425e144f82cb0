import type { Clue } from '@sunshine-seat/shared/contract/base.ts';
import type { Body } from '@sunshine-seat/shared/contract/routes.ts';
import { DESCRIPTION_FIELDS } from '@sunshine-seat/shared/domain/clues.ts';

export type ClueInput = Body<'addClue'>;

/** A clue before what it points at is filled in. */
export function plainClue(input: ClueInput, pictureId: string | null): Clue {
  const isDescription = input.form === 'description';
  return {
    form: input.form,
    text: input.text,
    pictureId,
    still: null,
    mark: null,
    subject: isDescription ? input.subject : null,
    described: isDescription ? input.described : [],
  };
}

/** Whether a description answers only the questions of what it describes. */
export function isFitting(input: ClueInput): boolean {
  if (input.form !== 'description') return true;
  const asked: readonly string[] = DESCRIPTION_FIELDS[input.subject];
  return input.described.every(({ field }) => asked.includes(field));
}
