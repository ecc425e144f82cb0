import type { CaseEvent, Seat } from '@sunshine-seat/shared/contract/officer.ts';
import { SCOPES } from '@sunshine-seat/shared/domain/recovery-window.ts';
import { describe, expect, it } from 'vitest';
import { seatStanding, sharedStills, stillShown } from './seat-standing.ts';

const NOW = 1_795_410_000_000;
const ME = 'officer-1';
const sharing = { state: 'open', startsAt: NOW - 1, endsAt: NOW + 1, asked: null } as never;
const row = { id: 'case-1', sharing };

function seat(number: number, shown?: { caseId: string; officerId: string }): Seat {
  const session = shown && {
    id: `session-${number}`,
    caseId: shown.caseId,
    alias: 3,
    officer: { id: shown.officerId, familyName: '王', familyNameLatin: 'Wang', badge: '047218' },
    openedAt: NOW,
    still: null,
  };
  return { id: `seat-${number}`, number, display: null, session: session ?? null };
}

const standing = (given: { row?: typeof row; scopes?: typeof SCOPES; seats?: Seat[]; now?: number }) =>
  seatStanding(given.row ?? row, given.scopes ?? SCOPES, given.seats ?? [seat(1)], ME, given.now ?? NOW);

describe('a case towards the seats of the hall', () => {
  it.each([
    ['excluded', { row: { ...row, sharing: { state: 'excluded' } as never } }],
    ['window', { row: { ...row, sharing: { state: 'asked' } as never } }],
    ['window', { now: NOW + 1 }],
    ['scope', { scopes: ['timeline', 'stills'] as never }],
    ['seats', { seats: [] }],
  ] as const)('is closed: %s', (why, given) => {
    expect(standing(given as never)).toEqual({ is: 'closed', why });
  });

  it('may go to any seat that no colleague uses', () => {
    const seats = [
      seat(1),
      seat(2, { caseId: 'case-2', officerId: ME }),
      seat(3, { caseId: 'case-3', officerId: 'officer-2' }),
    ];
    expect(standing({ seats })).toMatchObject({
      is: 'open',
      choices: [{ state: 'free' }, { state: 'own' }, { state: 'taken' }],
    });
  });

  it('is shown where it is shown, whoever opened it, until the window ends', () => {
    const own = standing({ seats: [seat(1), seat(2, { caseId: 'case-1', officerId: ME })] });
    expect(own).toMatchObject({ is: 'shown', isOwn: true, seat: { number: 2 }, until: NOW + 1 });
    const other = standing({ seats: [seat(2, { caseId: 'case-1', officerId: 'officer-2' })] });
    expect(other).toMatchObject({ is: 'shown', isOwn: false });
  });

  it('is not said to be shown once its window is over', () => {
    expect(standing({ seats: [seat(1, { caseId: 'case-1', officerId: ME })], now: NOW + 1 })).toEqual({
      is: 'closed',
      why: 'window',
    });
  });
});

describe('the still on the display', () => {
  const added = (id: string) => ({ type: 'still-added', still: { id } }) as CaseEvent;
  const shared = (still: string) => ({ type: 'still-shared', still }) as CaseEvent;
  const withdrawn = (still: string) => ({ type: 'still-withdrawn', still }) as CaseEvent;
  const events = [added('a'), added('b'), added('c'), shared('c'), shared('a'), withdrawn('c'), shared('c')];

  it('goes by the number it has on the case', () => {
    expect(sharedStills(events)).toEqual([
      { still: 'a', n: 1 },
      { still: 'c', n: 3 },
    ]);
  });

  it('is the chosen one, and the last one shared when none is chosen or it is gone', () => {
    const stills = sharedStills(events);
    expect(stillShown(stills, 'a')).toBe('a');
    expect(stillShown(stills, null)).toBe('c');
    expect(stillShown(stills, 'gone')).toBe('c');
    expect(stillShown([], null)).toBeNull();
  });
});
