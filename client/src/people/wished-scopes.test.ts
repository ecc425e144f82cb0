import { expect, test } from 'vitest';
import { CHOSEN_SCOPES, switched } from './wished-scopes.ts';

test('the timeline is never offered as a choice and never left out', () => {
  expect(CHOSEN_SCOPES).not.toContain('timeline');
  expect(switched(['timeline'], 'timeline', false)).toEqual(['timeline']);
});

test('a scope goes on and off without touching the others', () => {
  const on = switched(['timeline', 'stills'], 'messages', true);
  expect(on).toEqual(['timeline', 'messages', 'stills']);
  expect(switched(on, 'stills', false)).toEqual(['timeline', 'messages']);
});
