import { routes } from '@sunshine-seat/shared/contract/routes.ts';
import type { CaseKind } from '@sunshine-seat/shared/domain/case-state.ts';
import type { Language } from '@sunshine-seat/shared/domain/languages.ts';
import type { Report } from './case-queries.ts';

/** When it happened: so many minutes before the report is sent, or at a moment. */
export type Occurred = { readonly minutesAgo: number } | { readonly at: number };

export type ItemDraft = { readonly id: number; readonly name: string; readonly marks: string };

export type IntakeDraft = {
  readonly kind: CaseKind | null;
  readonly occurred: Occurred;
  readonly place: string;
  readonly what: string;
  readonly items: readonly ItemDraft[];
  readonly name: string;
  readonly phone: string;
  readonly language: Language;
};

export const EMPTY_INTAKE: IntakeDraft = {
  kind: null,
  occurred: { minutesAgo: 0 },
  place: '',
  what: '',
  items: [{ id: 0, name: '', marks: '' }],
  name: '',
  phone: '',
  language: 'zh-Hans',
};

export type IntakeCheck =
  | { readonly report: Report; readonly faults: readonly [] }
  | { readonly report: null; readonly faults: readonly string[] };

/** Holds what was typed against the contract; `faults` are the paths of the fields that are wrong. */
export function checkIntake(draft: IntakeDraft, now: number): IntakeCheck {
  const { occurred } = draft;
  const occurredAt = 'at' in occurred ? occurred.at : Math.floor(now) - occurred.minutesAgo * 60_000;
  const checked = routes.takeReport.body.safeParse({
    kind: draft.kind,
    occurredAt,
    place: draft.place,
    what: draft.what,
    items: draft.items
      .filter(({ name, marks }) => name.trim() !== '' || marks.trim() !== '')
      .map(({ name, marks }) => ({ name, marks: marks.trim() || null })),
    complainant: { name: draft.name, phone: draft.phone.normalize('NFKC'), language: draft.language },
  });
  const isFuture = occurredAt > now;
  if (checked.success && !isFuture) return { report: checked.data, faults: [] };
  const paths = checked.success ? [] : checked.error.issues.map((issue) => issue.path.join('.'));
  return { report: null, faults: [...(isFuture ? ['occurredAt'] : []), ...paths] };
}

/** The path of a drafted item among those that are sent, which leave empty lines out. */
export function itemPath(items: readonly ItemDraft[], index: number): string {
  const before = items.slice(0, index).filter(({ name, marks }) => name.trim() !== '' || marks.trim() !== '');
  return `items.${before.length}`;
}
