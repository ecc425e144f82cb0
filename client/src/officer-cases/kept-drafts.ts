import * as z from 'zod/mini';
import { EMPTY_DRAFT, type UpdateDraft } from './update-draft.ts';

/** Of this tab alone and only while it is open: it is about people. */
const PLACE = 'sunshine.draft.';

const schema = z.object({
  visibility: z.enum(['shared', 'internal']),
  note: z.string(),
  place: z.string(),
  promise: z.nullable(z.union([z.object({ minutes: z.number() }), z.object({ at: z.number() })])),
});

/** What was written for the case and not posted; a reload does not lose it. */
export function keptDraft(caseId: string): UpdateDraft {
  try {
    const kept = schema.safeParse(JSON.parse(sessionStorage.getItem(PLACE + caseId) ?? 'null'));
    return kept.success ? kept.data : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

/** A draft without a word in it is none. */
export function keepDraft(caseId: string, draft: UpdateDraft): void {
  try {
    if (draft.note.trim() || draft.place.trim()) {
      sessionStorage.setItem(PLACE + caseId, JSON.stringify(draft));
    } else sessionStorage.removeItem(PLACE + caseId);
  } catch {
    // A browser that keeps nothing loses it with the page.
  }
}

/** The session is over: what was written in it is nobody else's. */
export function dropDrafts(): void {
  try {
    const places = Object.keys(sessionStorage).filter((key) => key.startsWith(PLACE));
    for (const place of places) sessionStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
}
