import { beforeEach, expect, test } from 'vitest';
import type { OwnCase } from '../live/apply-event.ts';
import { dropKeptCase, keepCase, keptFromBefore } from './kept-case.ts';

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
