import type { QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import { filterQueue, isShown, matchesSearch, readFilters } from './queue-filters.ts';
import { orderQueue } from './queue-order.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_000 * HOUR;

function row(change: Partial<QueueRow> = {}): QueueRow {
  return {
    id: 'a',
    number: 'CZ-2611-0382',
    alias: 3,
    kind: 'theft',
    stage: 'accepted',
    sharedStage: 'accepted',
    occurredAt: NOW - HOUR,
    receivedAt: NOW - HOUR,
    endedAt: null,
    officer: null,
    nextUpdateBy: null,
    sharing: { state: 'none' },
    version: 1,
    ...change,
  };
}
const officer = { id: 'me', familyName: '王', familyNameLatin: 'Wang', badge: '047218' };

test('the address survives reading and nonsense in it is ignored', () => {
  expect(readFilters({ show: 'mine', kind: 'fraud', q: '0382' })).toEqual({
    show: 'mine',
    kind: 'fraud',
    q: '0382',
  });
  expect(readFilters({ q: 382 })).toEqual({ q: '382' });
  expect(readFilters({ show: 'all' })).toEqual({});
  expect(readFilters({ show: 'everything', kind: 7, q: { a: 1 } })).toEqual({});
});

test('a promise is overdue for the officer who is in charge, from the moment it passes', () => {
  const late = row({ officer, nextUpdateBy: NOW - 1 });
  expect(isShown(late, 'overdue', 'me', NOW)).toBe(true);
  expect(isShown(late, 'overdue', 'other', NOW)).toBe(false);
  expect(isShown({ ...late, nextUpdateBy: NOW }, 'overdue', 'me', NOW)).toBe(false);
});

test('a window counts until its end and not at it', () => {
  const open = row({
    officer,
    sharing: { state: 'open', startsAt: NOW - HOUR, endsAt: NOW + 1, asked: null },
  });
  expect(isShown(open, 'window', 'me', NOW)).toBe(true);
  expect(isShown(open, 'window', 'me', NOW + 1)).toBe(false);
  expect(isShown(open, 'ending', 'me', NOW)).toBe(true);
});

test('a window ending soon asks for nothing once an extension has been asked for', () => {
  const asked = { requestId: 'r', at: NOW, answerBy: NOW + HOUR, byOfficerId: 'me' };
  const open = row({
    officer,
    sharing: { state: 'open', startsAt: NOW - HOUR, endsAt: NOW + MINUTE, asked },
  });
  expect(isShown(open, 'ending', 'me', NOW)).toBe(false);
});

test('search finds a number with or without hyphens and in full width, and the word of the day', () => {
  for (const typed of ['0382', 'cz26110382', 'CZ-2611-0382', '０３８２', '白', '白鹭', ' ']) {
    expect(matchesSearch(row(), '白鹭', typed), typed).toBe(true);
  }
  expect(matchesSearch(row(), '白鹭', '0383')).toBe(false);
  expect(matchesSearch(row(), '白鹭', '金桂')).toBe(false);
});

test('filters hold together', () => {
  const rows = [row(), row({ id: 'b', kind: 'fraud' }), row({ id: 'c', kind: 'fraud', officer })];
  const found = filterQueue(
    rows,
    { show: 'mine', kind: 'fraud' },
    { officerId: 'me', now: NOW, aliasOf: () => '' },
  );
  expect(found.map(({ id }) => id)).toEqual(['c']);
});

test('the queue runs by golden time left and the passed ones come after, the newest first', () => {
  const { golden, past } = orderQueue(
    [
      row({ id: 'old', occurredAt: NOW - 9 * HOUR }),
      row({ id: 'wide', occurredAt: NOW - 10 * MINUTE }),
      row({ id: 'over', occurredAt: NOW - 3 * HOUR }),
      row({ id: 'tight', occurredAt: NOW - 3 * HOUR + 1 }),
    ],
    NOW,
  );
  expect(golden.map(({ id }) => id)).toEqual(['tight', 'wide']);
  expect(past.map(({ id }) => id)).toEqual(['over', 'old']);
});
