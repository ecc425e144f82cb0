import type { CaseEvent } from '@sunshine-seat/shared/contract/officer.ts';
import { isWholeScope, SCOPES, type Scope } from '@sunshine-seat/shared/domain/recovery-window.ts';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scopesShared, switchedScopes } from './scope-choice.ts';

describe('the choice of what is shared', () => {
  it('can always be asked for, whatever is switched in which order', () => {
    const step = fc.record({ scope: fc.constantFrom(...SCOPES), isOn: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let chosen: Scope[] = ['timeline'];
        for (const { scope, isOn } of steps) {
          chosen = switchedScopes(chosen, scope, isOn);
          expect(isWholeScope(chosen)).toBe(true);
          if (scope !== 'timeline') expect(chosen.includes(scope)).toBe(isOn);
        }
      }),
    );
  });

  it('takes stills along with a seat, and the seat away with the stills', () => {
    const withSeat = switchedScopes(['timeline'], 'seat', true);
    expect(withSeat).toEqual(['timeline', 'stills', 'seat']);
    expect(switchedScopes(withSeat, 'stills', false)).toEqual(['timeline']);
    expect(switchedScopes(withSeat, 'seat', false)).toEqual(['timeline', 'stills']);
  });
});

test('what is shared is what the last decision left', () => {
  const event = (type: 'window-opened' | 'scopes-narrowed' | 'promise-made', scopes: Scope[]) =>
    ({ type, scopes }) as unknown as CaseEvent;
  const opened = event('window-opened', ['timeline', 'messages', 'stills']);
  const narrowed = event('scopes-narrowed', ['timeline', 'messages']);
  expect(scopesShared([])).toEqual([]);
  expect(scopesShared([opened])).toEqual(['timeline', 'messages', 'stills']);
  expect(scopesShared([opened, narrowed, event('promise-made', [])])).toEqual(['timeline', 'messages']);
  expect(scopesShared([opened, narrowed, event('window-opened', ['timeline'])])).toEqual(['timeline']);
});
