import { expect, it } from 'vitest';
import { printedTime, slipLanguages, webAddress } from './slip-text.ts';

it('speaks Chinese and the complainant’s language, English where that is Chinese', () => {
  expect(slipLanguages('zh-Hans')).toEqual(['zh-Hans', 'en']);
  expect(slipLanguages('zh-Hant')).toEqual(['zh-Hant', 'en']);
  expect(slipLanguages('en')).toEqual(['zh-Hans', 'en']);
  expect(slipLanguages('ar')).toEqual(['zh-Hans', 'ar']);
});

it('prints the address without the secret that the QR carries', () => {
  expect(webAddress('https://seat.example.cn/#CZ-2611-0382/7K4M9QXT2RVBH5CE')).toBe('seat.example.cn');
  expect(webAddress('http://127.0.0.1:3000/#CZ-2611-0382/7K4M9QXT2RVBH5CE')).toBe('127.0.0.1:3000');
  expect(webAddress('https://example.cn/seat/#CZ-2611-0382/7K4M9QXT2RVBH5CE')).toBe('example.cn/seat');
});

it('prints the time on the station’s wall', () => {
  expect(printedTime(Date.parse('2026-11-23T04:58:00Z'), 'Asia/Shanghai')).toBe('2026-11-23 12:58');
});
