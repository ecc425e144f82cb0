import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTypingSign, tellSparingly } from './typing-sign.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the sign fades when nothing more is heard, and lasts while it is', () => {
  const sign = createTypingSign();
  sign.heard();
  vi.advanceTimersByTime(4_000);
  sign.heard();
  vi.advanceTimersByTime(4_000);
  expect(sign.get()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(sign.get()).toBe(false);
});

test('it is over at once when the message has come, and listeners hear each change once', () => {
  const sign = createTypingSign();
  const heard: boolean[] = [];
  sign.subscribe(() => heard.push(sign.get()));
  sign.heard();
  sign.heard();
  sign.over();
  sign.over();
  expect(heard).toEqual([true, false]);
});

test('writing is told at most once in three seconds', () => {
  let now = 0;
  let told = 0;
  const tell = tellSparingly(
    () => {
      told += 1;
    },
    () => now,
  );
  for (; now <= 6_000; now += 100) tell();
  expect(told).toBe(3);
});
