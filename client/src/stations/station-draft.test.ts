import { expect, test } from 'vitest';
import { brandDraft, brandInput } from './station-draft.ts';

test('a brand comes back from its draft as it went in', () => {
  const brand = { names: { 'zh-Hans': '城中派出所', en: 'Chengzhong' }, accent: '#f6a81c', phone: null };
  expect(brandInput(brandDraft(brand))).toEqual(brand);
});

test('what is emptied is left out and spaces do not count', () => {
  const draft = brandDraft({ names: { 'zh-Hans': ' 城中 ', en: '  ' }, accent: null, phone: ' 110 ' });
  expect(brandInput(draft)).toEqual({ names: { 'zh-Hans': '城中' }, accent: null, phone: '110' });
});
