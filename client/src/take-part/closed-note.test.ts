import { expect, test } from 'vitest';
import { closedBecause } from './closed-note.ts';
import { header } from './testing/own-cases.ts';

const ENDS_AT = 10_800_000;

test('inside the window one may write what it shares', () => {
  expect(closedBecause(header, 'messages', ENDS_AT - 1)).toBeNull();
  expect(closedBecause(header, 'seat', 0)).toBe('narrowed');
});

test('at its end it is over, before the server has said so', () => {
  expect(closedBecause(header, 'messages', ENDS_AT)).toBe('expired');
});

test('afterwards it says which end it was', () => {
  const end = { startsAt: 0, endsAt: ENDS_AT, endedAt: 5, code: null, asked: null } as const;
  const withReason = (reason: 'expired' | 'revoked' | 'closed') => ({
    ...header,
    sharing: { ...end, phase: 'ended' as const, reason },
  });
  for (const reason of ['expired', 'revoked', 'closed'] as const)
    expect(closedBecause(withReason(reason), 'messages', 0)).toBe(reason);
});
