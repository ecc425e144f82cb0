import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvedMinutes,
  isWindowOpen,
  MAX_WINDOW_MINUTES,
  MIN_WINDOW_MINUTES,
  windowElapsed,
  windowEnd,
} from './recovery-window.ts';

const HOUR = 60 * 60_000;
const grant = { startsAt: 1_000_000, endsAt: 1_000_000 + 3 * HOUR, endedAt: null };

describe('the recovery window', () => {
  it('is open one millisecond before its end and over at the end itself', () => {
    expect(isWindowOpen(grant, grant.endsAt - 1)).toBe(true);
    expect(isWindowOpen(grant, grant.endsAt)).toBe(false);
    expect(isWindowOpen(grant, grant.endsAt + HOUR)).toBe(false);
  });

  it('is over as soon as it was ended, however much time was left', () => {
    expect(isWindowOpen({ ...grant, endedAt: grant.startsAt + 1 }, grant.startsAt + 1)).toBe(false);
  });

  it('does not exist without an approval', () => {
    expect(isWindowOpen(null, grant.startsAt)).toBe(false);
  });

  it('once over does not open again as time goes on', () => {
    fc.assert(
      fc.property(fc.nat(10 * HOUR), fc.nat(10 * HOUR), (first, later) => {
        const at = grant.startsAt + first;
        if (!isWindowOpen(grant, at)) expect(isWindowOpen(grant, at + later)).toBe(false);
      }),
    );
  });

  it('lasts as many minutes as were approved', () => {
    expect(windowEnd(grant.startsAt, 180)).toBe(grant.endsAt);
    expect(windowEnd(0, 1)).toBe(60_000);
  });

  it('shows how much of it has passed, never less than nothing or more than all', () => {
    expect(windowElapsed(grant, grant.startsAt - HOUR)).toBe(0);
    expect(windowElapsed(grant, grant.startsAt + 1.5 * HOUR)).toBe(0.5);
    expect(windowElapsed(grant, grant.endsAt + HOUR)).toBe(1);
    expect(windowElapsed({ startsAt: 5, endsAt: 5 }, 5)).toBe(1);
  });
});

describe('the minutes that may be approved', () => {
  const minutes = fc.integer({ min: MIN_WINDOW_MINUTES, max: MAX_WINDOW_MINUTES });
  const shortened = fc.option(fc.integer({ min: 1, max: MAX_WINDOW_MINUTES }));

  it('are what was asked for when nothing limits it', () => {
    expect(approvedMinutes(120, null, 180)).toBe(120);
  });

  it('are fewer when the approver shortens', () => {
    expect(approvedMinutes(180, 45, 180)).toBe(45);
    expect(approvedMinutes(180, 1, 180)).toBe(1);
  });

  it('are never more than asked, than the policy of the station, or than three hours', () => {
    fc.assert(
      fc.property(minutes, shortened, fc.integer({ min: 15, max: 100_000 }), (asked, given, policy) => {
        const granted = approvedMinutes(asked, given, policy);
        expect(granted).toBeLessThanOrEqual(Math.min(asked, policy, 180, given ?? 180));
        expect(granted).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
