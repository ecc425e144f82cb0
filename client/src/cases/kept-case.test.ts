import { beforeEach, expect, test } from 'vitest';
import type { OwnCase } from '../live/apply-event.ts';
import { keepCase, keptFromBefore } from './kept-case.ts';
import { dropKeptCase } from './kept-case-place.ts';

const held: OwnCase = {
  case: {
    number: 'CZ-2611-0382',
    kind: 'theft',
    language: 'ar',
    receivedAt: 1,
    station: {
      code: 'CZ',
      names: { 'zh-Hans': '城中派出所' },
      accent: null,
      timeZone: 'Asia/Shanghai',
      phone: null,
    },
    alias: 3,
  },
  header: {
    stage: 'accepted',
    officer: null,
    nextUpdateBy: null,
    outcome: null,
    sharing: { phase: 'waiting', asked: null, rejected: null, isExcluded: false },
  },
  events: [],
  head: 0,
  isOfficerPresent: null,
  seen: null,
  pass: { id: 'p1', relation: null, scopes: null },
  lens: [],
  mark: null,
  isRewritten: false,
};

beforeEach(() => localStorage.clear());

test('what was kept comes back as it was', () => {
  keepCase(held, 4, 99_000);
  expect(keptFromBefore()).toMatchObject({ held, seen: 4, heardAt: 99_000 });
});

test('what another version kept is thrown away, not shown', () => {
  localStorage.setItem('sunshine.case', JSON.stringify({ held: { ...held, header: {} } }));
  expect(keptFromBefore()).toBeNull();
  expect(localStorage.getItem('sunshine.case')).toBeNull();
});

test('dropped is dropped', () => {
  keepCase(held, 0, 0);
  dropKeptCase();
  expect(localStorage.length).toBe(0);
});

test('stills and marks are never kept: nobody could take them away while the page is closed', () => {
  const { header } = held;
  const by = { familyName: '王', familyNameLatin: 'Wang', badge: '047218' };
  const still = { id: 's1', at: 5, type: 'still-shared', still: 'st1', pictureId: 'pic-canary' } as const;
  const entry = { ...still, width: 800, height: 600, caption: 'caption-canary', by };
  const events = [{ sharedSeq: 1, hash: 'h1', entry, header }];
  keepCase({ ...held, events, head: 1, lens: ['timeline', 'stills'] }, 0, 0);
  expect(localStorage.getItem('sunshine.case')).not.toContain('canary');
  const kept = keptFromBefore()?.held;
  expect(kept?.events).toEqual([
    { sharedSeq: 1, hash: 'h1', header, entry: { id: 'w1', at: 5, type: 'withheld' } },
  ]);
  expect(kept?.lens).toEqual(['timeline']);
});
