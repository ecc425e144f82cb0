import { clueInput } from '@sunshine-seat/shared/contract/routes/take-part.ts';
import { expect, test } from 'vitest';
import { clueBody, draftFrom, draftText, EMPTY_CLUE } from './clue-draft.ts';

test('a description gives what was answered, in the order of its questions, with further words', () => {
  const body = clueBody({
    subject: 'person',
    text: ' 往南走了 ',
    described: { top: '灰外套', hair: '', build: ' 高 ', plate: '属于车' },
  });
  expect(body).toEqual({
    form: 'description',
    subject: 'person',
    described: [
      { field: 'build', value: '高' },
      { field: 'top', value: '灰外套' },
    ],
    text: '往南走了',
  });
  expect(clueInput.safeParse(body).success).toBe(true);
});

test('without any answer the words alone are the clue', () => {
  expect(clueBody({ subject: 'vehicle', text: '白色面包车', described: { plate: ' ' } })).toEqual({
    form: 'text',
    text: '白色面包车',
  });
});

test('nothing written is no clue', () => {
  expect(clueBody({ ...EMPTY_CLUE, subject: 'item', text: '  \n' })).toBeNull();
});

test('a draft comes back as it was, and rubbish as an empty one', () => {
  const draft = { subject: 'item' as const, text: 'a', described: { colour: '红' } };
  expect(draftFrom(draftText(draft))).toEqual(draft);
  expect(draftText(EMPTY_CLUE)).toBe('');
  for (const rubbish of ['', 'x', 'null', '[]']) expect(draftFrom(rubbish).subject).toBeNull();
});
