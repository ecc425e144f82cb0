import type { Relation } from '@sunshine-seat/shared/domain/helpers.ts';
import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';

export type Side = 'complainant' | 'officer';

/** A mark as a stage shows it: what it is and whose. */
export type ShownMark = {
  readonly id: string;
  readonly mark: Mark;
  readonly side: Side;
  /** Which helper of the complainant drew it. */
  readonly helper: Relation | null;
  /** Drawn by whoever looks. */
  readonly isOwn?: boolean;
  /** On its way to the server: drawn lighter. */
  readonly isPending?: boolean;
};

/** Whose a mark is, as far as it is told: one's own, a side's, or one of the complainant's helpers'. */
export type Author = 'you' | 'officer' | 'complainant' | Relation;

export function authorOf({ side, helper, isOwn }: Pick<ShownMark, 'side' | 'helper' | 'isOwn'>): Author {
  if (isOwn) return 'you';
  return side === 'officer' ? 'officer' : (helper ?? 'complainant');
}

/** Marks with the number each author's got, in the order in which they were drawn. */
export function numbered<M extends ShownMark>(marks: readonly M[]): readonly { shown: M; number: number }[] {
  const counts = new Map<Author, number>();
  return marks.map((shown) => {
    const number = (counts.get(authorOf(shown)) ?? 0) + 1;
    counts.set(authorOf(shown), number);
    return { shown, number };
  });
}
