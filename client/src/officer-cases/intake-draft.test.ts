import { expect, test } from 'vitest';
import { checkIntake, EMPTY_INTAKE, type IntakeDraft, itemPath } from './intake-draft.ts';

const NOW = 1_800_000_000_000;
const whole: IntakeDraft = {
  ...EMPTY_INTAKE,
  kind: 'theft',
  occurred: { minutesAgo: 30 },
  place: ' 青年路公交站 ',
  what: '手机被拿走了',
  items: [
    { id: 0, name: '黑色手机', marks: '尾号 7723' },
    { id: 1, name: '', marks: '' },
  ],
  name: '周先生',
  phone: '１３９ 0000 0000',
};

test('a whole report is ready to send: trimmed, empty lines left out, full-width digits understood', () => {
  expect(checkIntake(whole, NOW).report).toEqual({
    kind: 'theft',
    occurredAt: NOW - 30 * 60_000,
    place: '青年路公交站',
    what: '手机被拿走了',
    items: [{ name: '黑色手机', marks: '尾号 7723' }],
    complainant: { name: '周先生', phone: '139 0000 0000', language: 'zh-Hans' },
  });
});

test('an empty form names every field that is missing', () => {
  expect(checkIntake(EMPTY_INTAKE, NOW).faults).toEqual([
    'kind',
    'place',
    'what',
    'complainant.name',
    'complainant.phone',
  ]);
});

test('the server clock may stand between two milliseconds', () => {
  expect(checkIntake({ ...whole, occurred: { minutesAgo: 0 } }, NOW + 0.7).report?.occurredAt).toBe(NOW);
});

test('what has not happened yet cannot be reported', () => {
  expect(checkIntake({ ...whole, occurred: { at: NOW + 60_000 } }, NOW).faults).toEqual(['occurredAt']);
  expect(checkIntake({ ...whole, occurred: { at: NOW } }, NOW).faults).toEqual([]);
});

test('marks without a thing are at fault, at the place where they were sent', () => {
  const items = [
    { id: 0, name: '', marks: '' },
    { id: 1, name: '', marks: '红色' },
  ];
  expect(checkIntake({ ...whole, items }, NOW).faults).toEqual(['items.0.name']);
  expect(itemPath(items, 1)).toBe('items.0');
});
