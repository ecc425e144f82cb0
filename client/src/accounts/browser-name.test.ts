import { expect, test } from 'vitest';
import { browserName } from './browser-name.ts';

test('a browser that poses as another is called by its own name', () => {
  expect(
    browserName(
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    ),
  ).toBe('Edge · Windows');
  expect(
    browserName('Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'),
  ).toBe('Chrome · Android');
});

test('what says nothing known has no name', () => {
  expect(browserName('curl/8.5')).toBeNull();
});
