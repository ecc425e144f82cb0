import type { Entry } from '@sunshine-seat/shared/contract/complainant.ts';
import { expect, test } from 'vitest';
import type { OwnCase } from '../live/apply-event.ts';
import { silentPlaces, unreadAtFirst } from './silent-places.ts';

const by = { familyName: '王', familyNameLatin: 'Wang', badge: '047218' };
const message = (side: 'officer' | 'complainant'): Entry => ({
  id: `m-${side}`,
  at: 0,
  type: 'message',
  side,
  text: 'a',
  textLanguage: null,
  by: side === 'officer' ? by : null,
  helper: null,
});

const entries: Entry[] = [
  { id: 'a', at: 0, type: 'case-received', items: [] },
  message('officer'),
  message('complainant'),
  { id: 'b', at: 0, type: 'mark-undone', target: 'x' },
  { id: 'c', at: 0, type: 'withheld' },
  { id: 'd', at: 0, type: 'item-confirmed', itemId: 'i', isMine: true },
  { id: 'e', at: 0, type: 'promise', nextUpdateBy: 1, by },
];
const held = {
  events: entries.map((entry, index) => ({ sharedSeq: index + 1, entry })),
} as unknown as OwnCase;

test('what has no line, and what this side did itself, holds nothing up', () => {
  expect(silentPlaces(held)).toEqual([3, 4, 5, 6]);
});

test('an officer’s message is read when the conversation was open, and not before', () => {
  expect(unreadAtFirst(held)).toEqual([2]);
});
