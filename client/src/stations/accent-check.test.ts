import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkAccent, isAccentReadable } from './accent-check.ts';

test('the sun of the tokens passes, its contrast as the design table has it', () => {
  expect(checkAccent('#f6a81c')?.[0]?.ratio).toBeCloseTo(8, 1);
  expect(isAccentReadable('#f6a81c')).toBe(true);
});

test('a dark accent fails under dark words, and what is no colour is not judged', () => {
  expect(isAccentReadable('#1b5fd9')).toBe(false);
  expect(checkAccent('sun')).toBeNull();
  expect(isAccentReadable('')).toBe(false);
});

test('the grounds it is held against are those of the tokens', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../ui/tokens.css'), 'utf8');
  expect(tokens).toContain('--on-sun: #12213f');
  expect(tokens).toMatch(/:root \{[\s\S]*--frame: #12213f/);
  expect(tokens).toMatch(/\[data-theme="dark"\] \{[\s\S]*--frame: #0b1428/);
});
