import { expect, test } from 'vitest';
import { draftOf, EMPTY_DRAFT, offeredMilestones, promiseAt, updateBody } from './update-draft.ts';

const investigating = { kind: 'theft', stage: 'investigating', sharedStage: 'investigating' } as const;

test('the likely next milestone is first and those that ask for more stand apart', () => {
  const { quick, asking } = offeredMilestones(investigating, 'shared', false);
  expect(quick[0]).toBe('suspect_identified');
  expect(asking).toEqual(['case_closed', 'case_transferred']);
});

test('a kind that is never shared offers the complainant the statutory milestones only', () => {
  const { quick, asking } = offeredMilestones(investigating, 'shared', true);
  expect(quick).toEqual([]);
  expect(asking).toEqual(['case_closed', 'case_transferred']);
  expect(offeredMilestones(investigating, 'internal', true).quick[0]).toBe('suspect_identified');
});

test('an ended case can only be reopened', () => {
  const closed = { kind: 'theft', stage: 'closed', sharedStage: 'closed' } as const;
  expect(offeredMilestones(closed, 'shared', false)).toEqual({ quick: [], asking: ['case_reopened'] });
});

test('a promise in minutes counts from the moment of sending', () => {
  expect(promiseAt({ minutes: 15 }, 1_000)).toBe(901_000);
  expect(promiseAt({ at: 5 }, 1_000)).toBe(5);
  expect(promiseAt({ minutes: 15 }, 1_000.4)).toBe(901_000);
});

test('empty words are sent as nothing, and what is taken back has the words it was sent with', () => {
  const draft = { ...EMPTY_DRAFT, note: ' 灰色外套 ', place: '  ', promise: { minutes: 30 } };
  const body = updateBody(draft, null, null, 4, 0);
  expect(body).toMatchObject({ version: 4, note: '灰色外套', place: null, nextUpdateBy: 1_800_000 });
  expect(draftOf(body)).toEqual({
    visibility: 'shared',
    note: '灰色外套',
    place: '',
    promise: { at: 1_800_000 },
  });
});
