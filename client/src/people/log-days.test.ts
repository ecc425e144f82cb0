import { expect, test } from 'vitest';
import { logDays } from './log-days.ts';
import type { AccessLine } from './own-people.ts';

const line = (at: string): AccessLine => ({
  at: Date.parse(at),
  role: 'desk',
  station: { 'zh-Hans': '城中派出所' },
  action: 'read',
  officer: null,
  times: 1,
});

test('lines are put under the day they fall on at the station, in their order', () => {
  const [late, early, before] = [
    line('2026-11-23T10:00:00Z'),
    // Past midnight in Shanghai, still the day before in UTC.
    line('2026-11-22T17:00:00Z'),
    line('2026-11-22T15:00:00Z'),
  ];
  const days = logDays([late, early, before], 'Asia/Shanghai');
  expect(days.map(({ lines }) => lines)).toEqual([[late, early], [before]]);
});

test('nothing is no day', () => {
  expect(logDays([], 'Asia/Shanghai')).toEqual([]);
});
