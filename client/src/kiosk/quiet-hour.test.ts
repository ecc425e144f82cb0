import { expect, it } from 'vitest';
import { isFreshLoadDue } from './quiet-hour.ts';

const DAY = 24 * 60 * 60_000;
const shanghai = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`);

it('loads afresh once a day, at the quiet hour of the station', () => {
  const due = (time: string, age = DAY) => isFreshLoadDue(shanghai(time), 'Asia/Shanghai', age, 20);
  expect(due('04:19')).toBe(false);
  expect(due('04:20')).toBe(true);
  expect(due('05:20')).toBe(false);
  expect(due('12:20')).toBe(false);
  expect(due('04:30', 10 * 60_000)).toBe(false);
});

it('goes by the clock on the station’s wall', () => {
  expect(isFreshLoadDue(shanghai('04:30'), 'Europe/London', DAY, 20)).toBe(false);
});
