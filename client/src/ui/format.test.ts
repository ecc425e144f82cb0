import { matchLanguage } from '@sunshine-seat/shared/domain/match-language.ts';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { daysFromNow, formatAgo, formatCountdown, formatDay, formatLength, formatTime } from './format.ts';

const ZONE = 'Asia/Shanghai';
const at = Date.parse('2026-11-23T06:18:00Z');

async function speak(language: string) {
  await i18next.init({ lng: language, resources: {} });
}

describe('in Arabic', () => {
  beforeEach(() => speak('ar'));

  test('digits stay Latin', () => {
    expect(formatTime(at, ZONE)).toBe('14:18');
    expect(formatDay(at, ZONE)).toContain('23');
    expect(formatLength(20 * 60_000)).toContain('20');
  });

  test('two seconds have their own word', () => {
    expect(formatAgo(2_000)).toBe('قبل ثانيتين');
  });
});

describe('in Chinese', () => {
  beforeEach(() => speak('zh-Hans'));

  test('figures and words are set apart', () => {
    expect(formatAgo(2 * 60_000)).toBe('2 分钟前');
    expect(formatDay(at, ZONE)).toBe('11 月 23 日');
    expect(formatLength(107 * 60_000)).toMatch(/^1 小时\s?47 分钟$/);
  });
});

test('a countdown shows hours, minutes and seconds and never falls below zero', () => {
  expect(formatCountdown(6_432_000)).toBe('1:47:12');
  expect(formatCountdown(-5)).toBe('0:00:00');
});

test('days are counted by the calendar of the station’s zone', () => {
  const lateEvening = Date.parse('2026-11-23T15:59:00Z');
  const justAfterMidnight = Date.parse('2026-11-23T16:01:00Z');
  expect(daysFromNow(justAfterMidnight, lateEvening, ZONE)).toBe(1);
  expect(daysFromNow(justAfterMidnight, lateEvening, 'UTC')).toBe(0);
});

test('regional tags find the nearest language', () => {
  expect(matchLanguage('zh-HK')).toBe('zh-Hant');
  expect(matchLanguage('zh-CN')).toBe('zh-Hans');
  expect(matchLanguage('ar-LB')).toBe('ar');
  expect(matchLanguage('en-GB')).toBe('en');
  expect(matchLanguage('fr')).toBeNull();
});

describe('what a page is drawn with every second', () => {
  beforeEach(() => speak('en'));
  afterEach(() => vi.restoreAllMocks());

  test('is made once', () => {
    const made = [
      vi.spyOn(Intl, 'DateTimeFormat'),
      vi.spyOn(Intl, 'RelativeTimeFormat'),
      vi.spyOn(Intl, 'ListFormat'),
      vi.spyOn(Intl, 'NumberFormat'),
    ];
    const draw = () => [
      daysFromNow(at, at, ZONE),
      formatAgo(90_000),
      formatTime(at, ZONE),
      formatLength(80 * 60_000),
    ];
    const first = draw();
    const counts = () => made.map(({ mock }) => mock.calls.length);
    const before = counts();
    expect(draw()).toEqual(first);
    expect(counts()).toEqual(before);
  });
});
