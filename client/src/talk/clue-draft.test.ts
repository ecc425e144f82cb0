import { expect, test } from 'vitest';
import { clueOf, EMPTY_CLUE } from './clue-draft.ts';

test('nothing said is no clue', () => {
  expect(clueOf({ ...EMPTY_CLUE, text: '  ' })).toBeNull();
  expect(
    clueOf({ ...EMPTY_CLUE, form: 'description', text: '只有一句话', described: { top: ' ' } }),
  ).toBeNull();
});

test('a description takes the answers of its own subject along and leaves the others', () => {
  const described = { top: ' 灰色外套 ', plate: '浙G', direction: '往东' };
  expect(clueOf({ form: 'description', subject: 'person', described, text: '' })).toEqual({
    form: 'description',
    subject: 'person',
    described: [
      { field: 'top', value: '灰色外套' },
      { field: 'direction', value: '往东' },
    ],
    text: null,
  });
});

test('words alone are a clue of words', () => {
  expect(clueOf({ ...EMPTY_CLUE, text: ' 他往东走 ' })).toEqual({ form: 'text', text: '他往东走' });
});
