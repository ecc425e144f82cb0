import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import { applyQueue } from './apply-queue.ts';

function row(id: string, version: number, endedAt: number | null = null): QueueRow {
  return {
    id,
    number: `CZ-2611-${id}`,
    alias: 0,
    kind: 'theft',
    stage: 'accepted',
    sharedStage: 'accepted',
    occurredAt: 0,
    receivedAt: 0,
    endedAt,
    officer: null,
    nextUpdateBy: null,
    sharing: { state: 'none' },
    version,
  };
}

test('a newer row replaces the one held and leaves the others alone', () => {
  const other = row('b', 1);
  expect(applyQueue([row('a', 1), other], [row('a', 2)])).toEqual([row('a', 2), other]);
});

test('a row that comes late does not undo what is known', () => {
  expect(applyQueue([row('a', 3)], [row('a', 2)])).toEqual([row('a', 3)]);
  expect(applyQueue([row('a', 3)], [row('a', 2, 99)])).toEqual([row('a', 3)]);
});

test('an ended case leaves the queue and a reopened one comes back', () => {
  const without = applyQueue([row('a', 1), row('b', 1)], [row('a', 2, 99)]);
  expect(without.map(({ id }) => id)).toEqual(['b']);
  expect(applyQueue(without, [row('a', 3)]).map(({ id }) => id)).toEqual(['b', 'a']);
});

test('a new report joins', () => {
  expect(applyQueue([], [row('a', 1)])).toEqual([row('a', 1)]);
});
