import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { dropSession } from '../screens/officer/console-client.ts';
import { keepDraft, keptDraft } from './kept-drafts.ts';
import { EMPTY_DRAFT, type UpdateDraft } from './update-draft.ts';

const draft: UpdateDraft = {
  visibility: 'internal',
  note: 'canary',
  place: 'east gate',
  promise: { minutes: 15 },
};

afterEach(() => sessionStorage.clear());

test('what was written is there again after a reload, for its own case alone and in this tab alone', () => {
  keepDraft('a', draft);
  expect(keptDraft('a')).toEqual(draft);
  expect(keptDraft('b')).toEqual(EMPTY_DRAFT);
  expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
});

test('once posted, or taken out again, nothing of it is kept', () => {
  keepDraft('a', draft);
  keepDraft('a', { ...EMPTY_DRAFT, visibility: 'internal' });
  expect(sessionStorage).toHaveLength(0);
});

test('with the session all of it goes, and nothing else', () => {
  keepDraft('a', draft);
  keepDraft('b', draft);
  sessionStorage.setItem('other', '1');
  dropSession(new QueryClient());
  expect(Object.keys(sessionStorage)).toEqual(['other']);
});

test('what cannot be read is no draft', () => {
  for (const text of ['{', '7', '{"note":1}']) {
    sessionStorage.setItem('sunshine.draft.a', text);
    expect(keptDraft('a')).toEqual(EMPTY_DRAFT);
  }
});
