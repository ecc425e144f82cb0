import type { Header } from '@sunshine-seat/shared/contract/complainant.ts';
import { expect, test } from 'vitest';
import { ownSteps } from './own-steps.ts';
import { ownView } from './own-view.ts';

const base: Omit<Header, 'sharing'> = { stage: 'accepted', officer: null, nextUpdateBy: null, outcome: null };
const open = { phase: 'open', startsAt: 1_000, endsAt: 5_000, scopes: ['timeline'] } as const;
const headerWith = (sharing: Header['sharing']): Header => ({ ...base, sharing });

test('one millisecond before its end the window is open, at its end it is over', () => {
  const header = headerWith({ ...open, scopes: ['timeline'] });
  expect(ownView(header, 4_999).phase).toBe('open');
  expect(ownView(header, 5_000)).toMatchObject({ phase: 'ended', reason: 'expired', until: 5_000 });
});

test('a withdrawn window ended when it was withdrawn, not when it would have run out', () => {
  const header = headerWith({
    phase: 'ended',
    startsAt: 1_000,
    endsAt: 5_000,
    endedAt: 2_000,
    reason: 'revoked',
    code: 'pass_lost',
    asked: null,
  });
  expect(ownView(header, 9_000)).toMatchObject({ reason: 'revoked', code: 'pass_lost', until: 2_000 });
});

test('a request that is being decided comes before an earlier refusal', () => {
  const asked = { at: 10, answerBy: 20 };
  const rejected = { at: 5, code: 'other' } as const;
  const waiting = { phase: 'waiting', asked, rejected, isExcluded: false } as const;
  expect(ownView(headerWith(waiting), 0)).toMatchObject({ variant: 'asked' });
  expect(ownView(headerWith({ ...waiting, asked: null }), 0)).toMatchObject({ variant: 'rejected' });
  expect(ownView(headerWith({ ...waiting, asked: null, rejected: null }), 0)).toMatchObject({
    variant: 'not-asked',
  });
});

function eventAt(stage: Header['stage'], sharedSeq: number) {
  const header: Header = { ...headerWith({ ...open, scopes: ['timeline'] }), stage };
  return {
    sharedSeq,
    hash: '',
    header,
    entry: { id: `e${sharedSeq}`, at: 0, type: 'case-received', items: [] as never[] } as const,
  };
}

test('a stage nobody stood at is drawn as skipped', () => {
  const events = [eventAt('received', 1), eventAt('accepted', 2), eventAt('suspect_identified', 3)];
  const { steps, at } = ownSteps('theft', 'suspect_identified', events);
  expect(at).toBe(3);
  expect(steps.map((step) => step.state)).toEqual([
    'done',
    'done',
    'skipped',
    'now',
    'ahead',
    'ahead',
    'ahead',
    'ahead',
  ]);
});

test('a transferred case rests where it was left', () => {
  const events = [eventAt('received', 1), eventAt('accepted', 2), eventAt('transferred', 3)];
  expect(ownSteps('theft', 'transferred', events).at).toBe(1);
});
