import { describe, expect, it } from 'vitest';
import { directionOf, LANGUAGES } from './languages.ts';
import { noteLanguage } from './note-language.ts';

describe('the language of a note', () => {
  it.each([
    ['嫌疑人在火车站附近。', 'zh-Hans'],
    ['手机 iPhone 15 已找到', 'zh-Hans'],
    ['المشتبه به قرب المحطة', 'ar'],
    ['Seen near the station.', 'en'],
    ['13:05', 'en'],
  ])('%s is taken for %s', (note, language) => {
    expect(noteLanguage(note)).toBe(language);
  });

  it('is Arabic as soon as Arabic letters are in it, so that it runs the right way', () => {
    expect(noteLanguage('王 قال')).toBe('ar');
  });

  it('runs from right to left in Arabic alone', () => {
    expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
  });
});
