import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import { isTold } from './told-update.ts';
import type { UpdateIntent } from './undo-queue.ts';

const intent: UpdateIntent = {
  key: 'one',
  caseId: 'a',
  seenSeq: 4,
  at: 0,
  body: {
    version: 3,
    visibility: 'shared',
    milestone: 'suspect_identified',
    note: 'near the east gate',
    place: null,
    reason: null,
    outcome: null,
    nextUpdateBy: null,
  },
};
type Posted = Extract<CaseEvent, { type: 'update-posted' }>;
const me = { id: 'me', name: 'Zhou', familyName: '周', familyNameLatin: 'Zhou', badge: '031207' };
const posted: Posted = {
  id: 'e',
  caseId: 'a',
  seq: 6,
  at: 1,
  by: me,
  visibility: 'shared',
  sharedSeq: null,
  type: 'update-posted',
  milestone: 'suspect_identified',
  note: 'near the east gate',
  noteLanguage: 'en',
  place: null,
  reason: null,
  outcome: null,
  isFromPatrol: false,
  tellAt: null,
};

test('an update is told once the case has it from the same officer, after what was seen when deciding', () => {
  expect(isTold([posted], intent, 'me')).toBe(true);
});

test.each<[string, Partial<Posted>]>([
  ['of another case', { caseId: 'b' }],
  ['from before', { seq: 4 }],
  ['by a colleague', { by: { ...me, id: 'other' } }],
  ['in other words', { note: 'near the west gate' }],
  ['between officers', { visibility: 'internal' }],
])('not by one %s', (_, other) => {
  expect(isTold([{ ...posted, ...other }], intent, 'me')).toBe(false);
});
