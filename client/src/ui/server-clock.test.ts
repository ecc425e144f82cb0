import { expect, test } from 'vitest';
import { createServerClock } from './server-clock.ts';

function clockWithHands() {
  const hands = { monotonic: 1_000, device: 50_000 };
  const clock = createServerClock(
    () => hands.monotonic,
    () => hands.device,
  );
  return { hands, clock };
}

test('before the server has spoken the device’s clock stands in', () => {
  const { clock } = clockWithHands();
  expect(clock.now()).toBe(50_000);
});

test('runs on from the server’s word, whatever happens to the device’s clock', () => {
  const { hands, clock } = clockWithHands();
  clock.observe(900_000);
  hands.monotonic += 4_000;
  hands.device -= 3_600_000;
  expect(clock.now()).toBe(904_000);
});

test('speaks in whole milliseconds, as every time on the wire is', () => {
  const { hands, clock } = clockWithHands();
  clock.observe(900_000);
  hands.monotonic += 0.7;
  expect(clock.now()).toBe(900_000);
});

test('a message that was long under way does not set the clock back', () => {
  const { hands, clock } = clockWithHands();
  clock.observe(900_000);
  hands.monotonic += 10_000;
  clock.observe(909_200);
  expect(clock.now()).toBe(910_000);
});

test('a quicker message moves the clock a little nearer to the truth', () => {
  const { clock } = clockWithHands();
  clock.observe(900_000);
  clock.observe(900_300);
  expect(clock.now()).toBe(900_300);
});

test('jumps to the exact moment when the device slept while offline, and says so', () => {
  const { hands, clock } = clockWithHands();
  let jumps = 0;
  clock.observe(900_000);
  clock.onJump(() => {
    jumps += 1;
  });
  hands.monotonic += 1_000;
  clock.observe(1_140_000);
  expect(clock.now()).toBe(1_140_000);
  expect(jumps).toBe(1);
});

test('follows a server whose own clock was set back', () => {
  const { clock } = clockWithHands();
  clock.observe(900_000);
  clock.observe(800_000);
  expect(clock.now()).toBe(800_000);
});

test('a word that had to wait to be read counts from when it was heard', () => {
  const { hands, clock } = clockWithHands();
  const heardAt = hands.monotonic;
  hands.monotonic += 700;
  clock.observe(900_000, heardAt);
  expect(clock.now()).toBe(900_700);
});
