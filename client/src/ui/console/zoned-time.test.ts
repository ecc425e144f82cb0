import { expect, test } from 'vitest';
import { fromWallTime, nextTimeOfDay, wallTime } from './zoned-time.ts';

const SHANGHAI = 'Asia/Shanghai';
const at = (text: string) => Date.parse(text);

test('a moment and the wall of its zone are two ways of saying the same', () => {
  const moment = at('2026-11-23T06:20:00Z');
  expect(wallTime(moment, SHANGHAI)).toBe('2026-11-23T14:20');
  expect(fromWallTime('2026-11-23T14:20', SHANGHAI)).toBe(moment);
});

test('midnight is hour 00', () => {
  expect(wallTime(at('2026-11-23T16:00:00Z'), SHANGHAI)).toBe('2026-11-24T00:00');
});

test('clocks that change do not shift a time by an hour', () => {
  expect(fromWallTime('2026-03-29T12:00', 'Europe/Berlin')).toBe(at('2026-03-29T10:00:00Z'));
  expect(fromWallTime('2026-03-29T01:30', 'Europe/Berlin')).toBe(at('2026-03-29T00:30:00Z'));
  expect(fromWallTime('2026-10-25T12:00', 'Europe/Berlin')).toBe(at('2026-10-25T11:00:00Z'));
});

test('a time of day that has passed means tomorrow', () => {
  const now = at('2026-11-23T06:20:00Z');
  expect(nextTimeOfDay('15:00', now, SHANGHAI)).toBe(at('2026-11-23T07:00:00Z'));
  expect(nextTimeOfDay('14:20', now, SHANGHAI)).toBe(at('2026-11-24T06:20:00Z'));
  expect(nextTimeOfDay('00:10', now, SHANGHAI)).toBe(at('2026-11-23T16:10:00Z'));
});

test('what is no time is refused', () => {
  expect(fromWallTime('', SHANGHAI)).toBeNull();
  expect(nextTimeOfDay('25:00', 0, SHANGHAI)).toBeNull();
});
