import { expect, test } from 'vitest';
import { type ConnectionFacts, connectionState, PATIENCE_MS, SILENCE_MS } from './connection.ts';
import { watchConnection } from './connection-watch.ts';

const standing: ConnectionFacts = { isConnected: true, isOnline: true, lostAt: null, heardAt: 100_000 };

test('claims live only in a live view', () => {
  expect(connectionState(standing, 101_000, true)).toBe('live');
  expect(connectionState(standing, 101_000, false)).toBe('connected');
});

test('stops claiming live when nothing was heard for longer than two signs of life', () => {
  expect(connectionState(standing, 100_000 + SILENCE_MS, true)).toBe('live');
  expect(connectionState(standing, 100_001 + SILENCE_MS, true)).toBe('reconnecting');
});

test('a short break is reconnecting, a longer one is offline', () => {
  const lost = { ...standing, isConnected: false, lostAt: 200_000 };
  expect(connectionState(lost, 200_000 + PATIENCE_MS, true)).toBe('reconnecting');
  expect(connectionState(lost, 200_001 + PATIENCE_MS, true)).toBe('offline');
});

test('before the first word it is connecting, not reconnecting', () => {
  const first = { isConnected: false, isOnline: true, lostAt: 1_000, heardAt: null };
  expect(connectionState(first, 2_000, true)).toBe('connecting');
});

test('a device without a network is offline, whatever the socket still believes', () => {
  expect(connectionState({ ...standing, isOnline: false }, 100_500, true)).toBe('offline');
});

test('the break counts from the moment it began, not from the last failed attempt', () => {
  let now = 1_000;
  const watch = watchConnection(() => now, true);
  watch.connected();
  now = 5_000;
  watch.lost();
  now = 9_000;
  watch.lost();
  expect(watch.facts().lostAt).toBe(5_000);
  now = 9_500;
  watch.connected();
  expect(watch.facts()).toMatchObject({ isConnected: true, lostAt: null, heardAt: 9_500 });
});

test('whoever shows the connection is told of each change', () => {
  const watch = watchConnection(() => 0, true);
  const seen: boolean[] = [];
  const stop = watch.subscribe(() => seen.push(watch.facts().isConnected));
  watch.connected();
  watch.lost();
  stop();
  watch.connected();
  expect(seen).toEqual([true, false]);
});

test('a connection that stands proves that there is a network', () => {
  const watch = watchConnection(() => 0, false);
  watch.connected();
  expect(watch.facts().isOnline).toBe(true);
});
