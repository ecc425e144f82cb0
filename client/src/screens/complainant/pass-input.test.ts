import { expect, test } from 'vitest';
import { codeFromTyping, isWholeNumber, readPastedPass } from './pass-input.ts';

test('case, spaces, hyphens, full-width characters and look-alikes are forgiven', () => {
  expect(codeFromTyping('7k4m-9qxt 2ro1')).toBe('7K4M9QXT2R01');
  expect(codeFromTyping('７Ｋ４Ｍ')).toBe('7K4M');
  expect(codeFromTyping('oIl')).toBe('011');
});

test('never holds more than there are boxes', () => {
  expect(codeFromTyping('7K4M9QXT2R017K4M9QXT')).toHaveLength(16);
});

test('a number counts as whole once it has its form, however it was typed', () => {
  expect(isWholeNumber('cz 2611 0382')).toBe(true);
  expect(isWholeNumber('CZ-2611')).toBe(false);
});

test('a pasted address gives number and code at once', () => {
  expect(readPastedPass('https://seat.example/#CZ-2611-0382/7K4M9QXT2R017K4M')).toEqual({
    number: 'CZ-2611-0382',
    code: '7K4M9QXT2R017K4M',
  });
});

test('any other text is no pass', () => {
  expect(readPastedPass('7K4M-9QXT')).toBeNull();
  expect(readPastedPass('https://example.org/#%E0%A4%A/x')).toBeNull();
});
