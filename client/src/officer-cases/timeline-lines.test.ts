import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import { reachMark, timelineLines } from './timeline-lines.ts';

const base = { caseId: 'a', at: 0, by: null, visibility: 'shared' as const };
const words = { milestone: null, note: 'n', noteLanguage: null, place: null };

function posted(
  seq: number,
  sharedSeq: number | null,
  visibility: 'shared' | 'internal' = 'shared',
): CaseEvent {
  return {
    ...base,
    ...words,
    id: `e${seq}`,
    seq,
    sharedSeq,
    visibility,
    type: 'update-posted',
    reason: null,
    outcome: null,
  };
}

test('the newest comes first', () => {
  expect(timelineLines([posted(1, 1), posted(2, 2)]).map(({ event }) => event.seq)).toEqual([2, 1]);
});

test('a held update is marked until it is released, and the release is no line of its own', () => {
  const held = timelineLines([posted(1, null)]);
  expect(held[0]).toMatchObject({ isHeld: true, sharedSeq: null });
  const released: CaseEvent = {
    ...base,
    id: 'e2',
    seq: 2,
    sharedSeq: 7,
    type: 'update-released',
    target: 'e1',
  };
  const after = timelineLines([posted(1, null), released]);
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ isHeld: false, sharedSeq: 7 });
});

test('an internal update is not held back: nobody waits for it', () => {
  expect(timelineLines([posted(1, null, 'internal')])[0]).toMatchObject({ isHeld: false, sharedSeq: null });
});

test('what was corrected and what was retracted say so, and a retraction has the last word', () => {
  const corrected: CaseEvent = {
    ...base,
    ...words,
    id: 'e2',
    seq: 2,
    sharedSeq: 2,
    type: 'update-corrected',
    target: 'e1',
  };
  const retracted: CaseEvent = {
    ...base,
    id: 'e3',
    seq: 3,
    sharedSeq: 3,
    type: 'update-retracted',
    target: 'e1',
    reason: 'r',
  };
  expect(timelineLines([posted(1, 1), corrected]).at(-1)?.overruled).toBe('corrected');
  expect(timelineLines([posted(1, 1), corrected, retracted]).at(-1)?.overruled).toBe('retracted');
});

test('delivered and seen run up to a place, with the time of the last', () => {
  const reach = { deliveredSeq: 4, deliveredAt: 40, seenSeq: 2, seenAt: 20 };
  expect([1, 2, 3, 4, 5].map((seq) => reachMark(seq, reach))).toEqual([
    { state: 'seen', at: null },
    { state: 'seen', at: 20 },
    { state: 'delivered', at: null },
    { state: 'delivered', at: 40 },
    { state: 'on-its-way', at: null },
  ]);
});
