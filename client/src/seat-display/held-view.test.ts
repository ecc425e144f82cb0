import type { SeatView } from '@sunshine-seat/shared/contract/kiosk.ts';
import { describe, expect, it } from 'vitest';
import { type HeldView, heard, isOver, tapped, tookView, wiped } from './held-view.ts';

const NOW = 1_795_410_000_000;
const station = {
  code: 'CZ',
  names: { 'zh-Hans': '城中派出所' },
  accent: null,
  timeZone: 'Asia/Shanghai',
  phone: null,
};

function view(id: string | null, endsAt = NOW + 60_000): SeatView {
  const session = id && {
    id,
    language: 'ar' as const,
    officer: { familyName: '王', familyNameLatin: 'Wang', badge: '047218' },
    stage: 'investigating' as const,
    startsAt: NOW,
    endsAt,
    isComplainantPresent: true,
    stills: [],
    shown: null,
    marks: [],
  };
  return { wire: 2, now: NOW, station, number: 2, session: session || null };
}

const took = (id: string | null, held: HeldView | null = null, at = 0) => tookView(held, view(id), NOW, at);

describe('the display of a seat', () => {
  it('shows the case it is told to, and nothing once it is told nothing', () => {
    const shown = took('a');
    expect(shown.session?.id).toBe('a');
    expect(took(null, shown)).toMatchObject({ session: null, emptied: 'nothing', seat: { number: 2 } });
  });

  it('holds nothing of a case once it is wiped, not even what it knew about it', () => {
    const empty = wiped(took('a'), 'lost');
    expect(empty).toMatchObject({ session: null, emptied: 'lost' });
    expect(JSON.stringify(empty)).not.toMatch(/Wang|investigating/);
  });

  it('lets go at the end of the window by the server’s clock, and takes nothing that is over', () => {
    const shown = took('a');
    expect(isOver(shown, NOW + 59_999, 0)).toBeNull();
    expect(isOver(shown, NOW + 60_000, 0)).toBe('nothing');
    expect(tookView(null, view('a', NOW), NOW, 0).session).toBeNull();
  });

  it('lets go after fifteen seconds in which nobody was heard', () => {
    const shown = took('a');
    expect(isOver(shown, NOW, 14_999)).toBeNull();
    expect(isOver(shown, NOW, 15_000)).toBe('lost');
    expect(isOver(heard(shown, 5_000), NOW, 19_999)).toBeNull();
  });

  it('has nothing to let go of when it shows nothing', () => {
    expect(isOver(took(null), NOW, 1e9)).toBeNull();
  });

  it('shows the case again when the line is back', () => {
    expect(took('a', wiped(took('a'), 'lost'))).toMatchObject({ session: { id: 'a' }, emptied: 'nothing' });
  });

  it('does not show again what was ended by a tap, but does show what is opened next', () => {
    const ended = tapped(took('a'));
    expect(ended).toMatchObject({ session: null, emptied: 'tapped' });
    const late = took('a', ended);
    expect(late.session).toBeNull();
    expect(took(null, late).emptied).toBe('tapped');
    expect(took('b', late)).toMatchObject({ session: { id: 'b' }, emptied: 'nothing' });
  });
});
