import type { Header } from '@sunshine-seat/shared/contract/complainant.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createServerClock } from '../ui/server-clock.ts';
import { windowAlarm } from './window-alarm.ts';

let monotonic = 0;
const advance = (ms: number) => {
  monotonic += ms;
  vi.advanceTimersByTime(ms);
};

function header(endsAt: number): Header {
  const sharing = { phase: 'open', startsAt: 0, endsAt, scopes: ['timeline' as const] } as const;
  return {
    stage: 'accepted',
    officer: null,
    nextUpdateBy: null,
    outcome: null,
    sharing: { ...sharing, scopes: ['timeline'] },
  };
}

function alarm() {
  const clock = createServerClock(
    () => monotonic,
    () => 0,
  );
  clock.observe(1_000_000);
  const ring = vi.fn();
  return { clock, ring, set: windowAlarm(ring, clock) };
}

beforeEach(() => {
  monotonic = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('rings once when the window has run out', () => {
  const { ring, set } = alarm();
  set.set(header(1_060_000));
  advance(59_999);
  expect(ring).not.toHaveBeenCalled();
  advance(1);
  set.set(header(1_060_000));
  advance(60_000);
  expect(ring).toHaveBeenCalledTimes(1);
});

test('a window that was extended rings at its new end', () => {
  const { ring, set } = alarm();
  set.set(header(1_060_000));
  set.set(header(1_120_000));
  advance(119_000);
  expect(ring).not.toHaveBeenCalled();
  advance(1_000);
  expect(ring).toHaveBeenCalledTimes(1);
});

test('the server’s clock counts, also when it turns out to be later than was thought', () => {
  const { clock, ring, set } = alarm();
  set.set(header(1_060_000));
  clock.observe(1_070_000);
  expect(ring).toHaveBeenCalledTimes(1);
});

test('a device that slept through it rings when it is looked at', () => {
  const { ring, set } = alarm();
  set.set(header(1_060_000));
  monotonic += 90_000;
  document.dispatchEvent(new Event('visibilitychange'));
  expect(ring).toHaveBeenCalledTimes(1);
});

test('once stopped it is silent', () => {
  const { ring, set } = alarm();
  set.set(header(1_060_000));
  set.stop();
  advance(120_000);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(ring).not.toHaveBeenCalled();
});
