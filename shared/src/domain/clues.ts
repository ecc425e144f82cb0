/** What the complainant adds to their case, and what officers make of it. */

export const CLUE_FORMS = ['text', 'photo', 'mark', 'description'] as const;
export type ClueForm = (typeof CLUE_FORMS)[number];

export const CLUE_SUBJECTS = ['person', 'vehicle', 'item'] as const;
export type ClueSubject = (typeof CLUE_SUBJECTS)[number];

/** The questions a description answers, by what it describes. */
export const DESCRIPTION_FIELDS = {
  person: ['build', 'hair', 'top', 'bottom', 'carrying', 'direction'],
  vehicle: ['kind', 'colour', 'plate', 'direction'],
  item: ['kind', 'colour', 'brand', 'feature'],
} as const satisfies Record<ClueSubject, readonly string[]>;
export type DescriptionField = (typeof DESCRIPTION_FIELDS)[ClueSubject][number];

/** Between officers; the complainant never learns of it. */
export const ASSESSMENTS = ['useful', 'known', 'not_relevant'] as const;
export type Assessment = (typeof ASSESSMENTS)[number];
