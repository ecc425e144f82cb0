import type { ShareRequest } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import { changesBetween, hasMoved } from './changed-since.ts';

const officer = { id: 'o', familyName: '王', familyNameLatin: 'Wang', badge: '047218' };
const opened: ShareRequest = {
  id: 'r',
  state: 'waiting',
  requestedBy: officer,
  requestedAt: 0,
  answerBy: 0,
  scopes: ['timeline'],
  reason: 'r',
  minutes: 180,
  grantableMinutes: 180,
  isExtension: false,
  passTail: 'H5CE',
  stills: [],
  heldUpdates: 1,
  row: {
    id: 'a',
    number: 'CZ-2611-0001',
    alias: 0,
    kind: 'theft',
    stage: 'accepted',
    sharedStage: 'accepted',
    occurredAt: 0,
    receivedAt: 0,
    endedAt: null,
    officer,
    nextUpdateBy: null,
    sharing: { state: 'none' },
    version: 4,
  },
};

test('a case that moved on blocks the approval, one that did not does not', () => {
  expect(hasMoved(opened, { ...opened.row, version: 5 })).toBe(true);
  expect(hasMoved(opened, opened.row)).toBe(false);
  expect(hasMoved(opened, undefined)).toBe(false);
});

test('what changed is named', () => {
  const row = { ...opened.row, stage: 'investigating' as const, version: 5 };
  expect(changesBetween(opened, { ...opened, row, heldUpdates: 2 })).toEqual(['stage', 'held']);
  expect(changesBetween(opened, { ...opened, row: { ...opened.row, version: 5 } })).toEqual(['other']);
});

test('a picture that came, went or was masked anew is a change', () => {
  const before = { ...opened, stills: ['a', 'b'] };
  for (const stills of [['a'], ['a', 'b', 'c'], ['a', 'b2']])
    expect(changesBetween(before, { ...before, stills })).toEqual(['stills']);
});
