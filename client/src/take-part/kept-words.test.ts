import { beforeEach, expect, test } from 'vitest';
import { keepDraft, keptDraft } from './drafts.ts';
import { dropKeptWords, outboxPlace } from './kept-words.ts';

const NUMBER = 'CZ-2611-0382';

beforeEach(() => localStorage.clear());

test('a draft survives a reload, until it is given', () => {
  keepDraft(NUMBER, 'message', '他往南');
  keepDraft(NUMBER, 'photo', '发票');
  expect(keptDraft(NUMBER, 'message')).toBe('他往南');
  keepDraft(NUMBER, 'message', '');
  expect(keptDraft(NUMBER, 'message')).toBe('');
  expect(keptDraft(NUMBER, 'photo')).toBe('发票');
});

test('a draft of one case is never shown in another', () => {
  keepDraft(NUMBER, 'message', '他往南');
  expect(keptDraft('CZ-2611-0999', 'message')).toBe('');
});

test('dropped, nothing that was written is left', () => {
  keepDraft(NUMBER, 'message', '他往南');
  outboxPlace.write('canary');
  dropKeptWords();
  expect(localStorage.length).toBe(0);
  expect(outboxPlace.read()).toBeNull();
});
