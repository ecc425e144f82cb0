import type { CaseEvent, QueueRow } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, it } from 'vitest';
import { stillReach } from './still-reach.ts';

const opened = (scopes: string[]) => ({ type: 'window-opened', scopes }) as CaseEvent;
const narrowed = (scopes: string[]) => ({ type: 'scopes-narrowed', scopes }) as CaseEvent;
const open = { sharing: { state: 'open', startsAt: 0, endsAt: 100, asked: null } } satisfies Pick<
  QueueRow,
  'sharing'
>;

it('a still goes to the complainant inside a window that shares stills, and no longer', () => {
  expect(stillReach(open, [opened(['timeline', 'stills'])], 99)).toBe('live');
  expect(stillReach(open, [opened(['timeline', 'stills'])], 100)).toBe('held');
  expect(stillReach(open, [opened(['timeline'])], 50)).toBe('held');
});

it('follows what was narrowed and opened since', () => {
  const events = [opened(['timeline', 'stills']), narrowed(['timeline'])];
  expect(stillReach(open, events, 50)).toBe('held');
  expect(stillReach(open, [...events, opened(['timeline', 'stills'])], 50)).toBe('live');
});

it('never goes where the station shares nothing', () => {
  expect(stillReach({ sharing: { state: 'excluded' } }, [], 0)).toBe('excluded');
  expect(stillReach({ sharing: { state: 'none' } }, [], 0)).toBe('held');
});
