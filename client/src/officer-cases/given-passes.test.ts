import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { expect, test } from 'vitest';
import { givenPasses } from './given-passes.ts';

const event = (type: CaseEvent['type'], passId?: string) => ({ type, passId }) as unknown as CaseEvent;
const idsOf = (events: CaseEvent[]) => givenPasses(events).map(({ passId }) => passId);

test('a pass is in force from being given until it is taken back', () => {
  expect(idsOf([])).toEqual([]);
  const given = [event('helper-added', 'a'), event('helper-added', 'b')];
  expect(idsOf(given)).toEqual(['a', 'b']);
  expect(idsOf([...given, event('helper-ended', 'a')])).toEqual(['b']);
});

test('a new pass of the complainant’s ends all that were given before, and none given after', () => {
  const events = [event('helper-added', 'a'), event('pass-reissued'), event('helper-added', 'b')];
  expect(idsOf(events)).toEqual(['b']);
});
