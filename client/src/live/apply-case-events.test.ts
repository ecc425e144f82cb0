import type { CaseEvent, OfficerCase, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import { applyCaseEvents, applyReach, applySeen, lastSeq } from './apply-case-events.ts';

const row: QueueRow = {
  id: 'a',
  number: 'CZ-2611-0001',
  alias: 0,
  kind: 'theft',
  stage: 'accepted',
  sharedStage: 'accepted',
  occurredAt: 0,
  receivedAt: 0,
  endedAt: null,
  officer: null,
  nextUpdateBy: null,
  sharing: { state: 'none' },
  version: 5,
};

function event(seq: number): CaseEvent {
  return {
    id: `e${seq}`,
    caseId: 'a',
    seq,
    at: seq,
    by: null,
    visibility: 'shared',
    sharedSeq: seq,
    type: 'pass-reissued',
  };
}

const held: OfficerCase = {
  now: 0,
  row,
  facts: { place: '', what: '', items: [], language: 'zh-Hans' },
  events: [event(1), event(2)],
  reach: { deliveredSeq: 2, deliveredAt: 20, seenSeq: 1, seenAt: 10 },
  presence: { isComplainantPresent: false, helpers: [], officers: [] },
  passTail: 'H5CE',
  seenSeq: 0,
};

test('news is added in order and what is known already is dropped', () => {
  const after = applyCaseEvents(held, {
    events: [event(4), event(2), event(3)],
    row: { ...row, version: 7 },
  });
  expect(after?.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(after?.row.version).toBe(7);
  expect(after && lastSeq(after)).toBe(4);
});

test('a gap is reported instead of being papered over', () => {
  expect(applyCaseEvents(held, { events: [event(4)], row })).toBeNull();
  expect(applyCaseEvents(held, { events: [event(3), event(5)], row })).toBeNull();
});

test('an older row does not replace a newer one', () => {
  expect(applyCaseEvents(held, { events: [], row: { ...row, version: 4 } })?.row.version).toBe(5);
});

test('delivered and seen only move on', () => {
  const late = applyReach(held, { deliveredSeq: 1, deliveredAt: 15, seenSeq: 2, seenAt: 30 });
  expect(late.reach).toEqual({ deliveredSeq: 2, deliveredAt: 20, seenSeq: 2, seenAt: 30 });
});

test('how far officers have read only moves on', () => {
  expect(applySeen(applySeen(held, 7), 3).seenSeq).toBe(7);
});
