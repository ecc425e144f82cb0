import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupReadings, type Reading } from './access-log.ts';

const MINUTE = 60_000;
const read = (at: number, officerId = 'a', action = 'case-read'): Reading => ({
  at: at * MINUTE,
  officerId,
  action,
  role: 'desk',
});

describe('readings close to each other', () => {
  it('are one line, at the time of the last', () => {
    expect(groupReadings([read(20), read(15), read(5)])).toEqual([{ ...read(20), times: 3 }]);
  });

  it('are two lines when more than ten minutes lie between', () => {
    expect(groupReadings([read(20), read(9)])).toEqual([
      { ...read(20), times: 1 },
      { ...read(9), times: 1 },
    ]);
  });

  it('stay one line when someone else, or another kind, comes in between', () => {
    const lines = groupReadings([read(3), read(2, 'b'), read(2, 'a', 'identity-revealed'), read(1)]);
    expect(lines.map(({ officerId, action, times }) => [officerId, action, times])).toEqual([
      ['a', 'case-read', 2],
      ['b', 'case-read', 1],
      ['a', 'identity-revealed', 1],
    ]);
  });

  it('lose no reading, whoever read what when', () => {
    const reading = fc.record({
      at: fc.nat(200).map((minute) => minute * MINUTE),
      officerId: fc.constantFrom('a', 'b'),
      action: fc.constantFrom('case-read', 'picture-seen'),
      role: fc.constant('desk'),
    });
    fc.assert(
      fc.property(fc.array(reading), (unsorted) => {
        const readings = unsorted.sort((one, other) => other.at - one.at);
        const lines = groupReadings(readings);
        expect(lines.reduce((sum, { times }) => sum + times, 0)).toBe(readings.length);
        expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort((a, b) => b - a));
      }),
    );
  });
});
