import type { Mark } from '@sunshine-seat/shared/domain/marks.ts';
import { expect, it } from 'vitest';
import { lastOwnMark, shownMarks } from './shown-marks.ts';
import type { Still, StoredMark } from './still-story.ts';

const point = (x: number): Mark => ({ shape: 'point', points: [[x, 0]], text: null });
const officer = (id: string) => ({ id, familyName: '王', familyNameLatin: 'Wang', badge: '047218' });
const stored = (id: string, x: number, seq: number, by: string | null = 'me'): StoredMark => ({
  id,
  mark: point(x),
  side: by ? 'officer' : 'complainant',
  helper: null,
  at: 0,
  seq,
  by: by === null ? null : officer(by),
  isClue: false,
});
const still = (marks: StoredMark[]) => ({ id: 's', marks }) as unknown as Still;
const draw = (key: string, x: number, after: number, on = 's') =>
  ({ kind: 'draw', key, still: on, mark: point(x), after }) as const;
const ids = (marks: readonly { id: string }[]) => marks.map(({ id }) => id);

it('shows a mark at once, lighter until it has arrived', () => {
  const shown = shownMarks(still([stored('a', 1, 3)]), [draw('k1', 2, 3), draw('k2', 3, 3, 'another')], 'me');
  expect(shown.map(({ id, isPending }) => [id, isPending ?? false])).toEqual([
    ['a', false],
    ['k1', true],
  ]);
});

it('never shows a mark twice when the socket is faster than the answer', () => {
  const shown = shownMarks(still([stored('a', 2, 4)]), [draw('k1', 2, 3)], 'me');
  expect(ids(shown)).toEqual(['a']);
});

it('takes an equal mark of before, or of somebody else, for another one', () => {
  const before = shownMarks(still([stored('a', 2, 3)]), [draw('k1', 2, 3)], 'me');
  const others = shownMarks(still([stored('a', 2, 4, 'colleague')]), [draw('k1', 2, 3)], 'me');
  expect([before, others].map((shown) => shown.length)).toEqual([2, 2]);
});

it('hides what is about to be undone', () => {
  const undo = { kind: 'undo', key: 'k9', target: 'a' } as const;
  expect(ids(shownMarks(still([stored('a', 1, 3), stored('b', 2, 4)]), [undo], 'me'))).toEqual(['b']);
});

it('undoes only one’s own, the last one first', () => {
  const marks = [stored('a', 1, 3), stored('b', 2, 4, 'colleague'), stored('c', 3, 5, null)];
  expect(lastOwnMark(shownMarks(still(marks), [], 'me'), 'me')).toBe('a');
  expect(lastOwnMark(shownMarks(still(marks), [draw('k1', 9, 5)], 'me'), 'me')).toBe('k1');
  expect(lastOwnMark(shownMarks(still(marks), [], 'nobody'), 'nobody')).toBeNull();
});
