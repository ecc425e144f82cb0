import type { CaseEvent, OfficerRef } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, it } from 'vitest';
import { stillsOf } from './still-story.ts';

const wang: OfficerRef = { id: 'o1', familyName: '王', familyNameLatin: 'Wang', badge: '047218' };

let seq = 0;
function event<T extends CaseEvent['type']>(type: T, fields: object, sharedSeq: number | null = null) {
  seq += 1;
  const base = {
    id: `e${seq}`,
    caseId: 'c',
    seq,
    at: seq * 1_000,
    by: wang,
    visibility: 'shared',
    sharedSeq,
  };
  return { ...base, type, ...fields } as Extract<CaseEvent, { type: T }>;
}
const facts = (id: string) => ({
  id,
  pictureId: `${id}-work`,
  width: 800,
  height: 600,
  camera: '03',
  takenAt: null,
  reason: 'r',
  sha256: 'aa',
  bytes: 9,
});
const added = (id: string) => event('still-added', { still: facts(id), visibility: 'internal' });
const shared = (still: string, pictureId: string, at: number | null) =>
  event(
    'still-shared',
    { still, pictureId, width: 800, height: 600, caption: null, sha256: 'bb', masks: 2 },
    at,
  );
const drawn = (still: string, x: number, side: 'officer' | 'complainant' = 'officer') =>
  event(
    'mark-drawn',
    { still, mark: { shape: 'point', points: [[x, 1]], text: null }, side, helper: null, passId: null },
    1,
  );
const states = (events: readonly CaseEvent[]) => stillsOf(events).map(({ id, state }) => [id, state]);

it('a still is between officers until it is shared, and not after it is withdrawn', () => {
  const story: CaseEvent[] = [added('a'), added('b')];
  expect(states(story)).toEqual([
    ['a', 'internal'],
    ['b', 'internal'],
  ]);
  story.push(shared('b', 'b-copy', 4));
  expect(stillsOf(story)[1]).toMatchObject({ state: 'shared', copy: { pictureId: 'b-copy', masks: 2 } });
  story.push(event('still-withdrawn', { still: 'b' }, 5));
  expect(stillsOf(story)[1]).toMatchObject({ state: 'withdrawn', copy: null });
});

it('what is shared before the window is held until it is told', () => {
  const copy = shared('a', 'a-copy', null);
  const story: CaseEvent[] = [added('a'), copy];
  expect(states(story)).toEqual([['a', 'held']]);
  story.push(event('update-released', { target: copy.id }, 7));
  expect(states(story)).toEqual([['a', 'shared']]);
});

it('the newest copy counts, and marks stay on the still when it is masked anew', () => {
  const story = [added('a'), shared('a', 'first', 2), drawn('a', 5), shared('a', 'second', 3)];
  const [still] = stillsOf(story);
  expect(still?.copy?.pictureId).toBe('second');
  expect(still?.marks).toHaveLength(1);
});

it('marks of both sides stand in the order they were drawn, without those undone', () => {
  const [mine, theirs] = [drawn('a', 5), drawn('a', 6, 'complainant')];
  const story: CaseEvent[] = [added('a'), mine, theirs, drawn('b', 7)];
  expect(stillsOf(story)[0]?.marks.map(({ id, side }) => [id, side])).toEqual([
    [mine.id, 'officer'],
    [theirs.id, 'complainant'],
  ]);
  story.push(event('mark-undone', { target: mine.id, side: 'officer', helper: null, passId: null }, 8));
  expect(stillsOf(story)[0]?.marks.map(({ id }) => id)).toEqual([theirs.id]);
});

it('knows which mark has become a clue', () => {
  const mark = drawn('a', 5);
  const clue = {
    form: 'mark',
    text: null,
    pictureId: null,
    still: 'a',
    mark: mark.mark,
    subject: null,
    described: [],
  };
  const story = [
    added('a'),
    mark,
    drawn('a', 6),
    event('clue-added', { clue, side: 'officer', helper: null, passId: null }, 3),
  ];
  expect(stillsOf(story)[0]?.marks.map(({ isClue }) => isClue)).toEqual([true, false]);
});
