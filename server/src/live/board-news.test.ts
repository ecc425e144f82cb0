import type { Logger } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBoardNews } from './board-news.ts';

const told: string[] = [];
const failed: unknown[] = [];
let isBroken = false;
let news: ReturnType<typeof createBoardNews>;

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  failed.length = 0;
  isBroken = false;
  const logger = { error: (what: unknown) => failed.push(what) } as unknown as Logger;
  news = createBoardNews(async (stationId) => {
    if (isBroken) throw new Error('the database is not there');
    told.push(stationId);
  }, logger);
});
afterEach(() => {
  news.stop();
  vi.useRealTimers();
});

it('is told once for all that changed in the same moment, and again for what comes after it', async () => {
  for (let change = 0; change < 10; change += 1) news.changed('a');
  news.changed('b');
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['a', 'b']);
  news.changed('a');
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['a', 'b', 'a']);
});

it('does not wait for ever where changes never end', async () => {
  for (let change = 0; change < 100; change += 1) {
    news.changed('a');
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(told.length).toBeGreaterThan(20);
});

it('is never overtaken by an older one that took longer to read', async () => {
  const reading: (() => void)[] = [];
  news.stop();
  news = createBoardNews((stationId) => {
    told.push(stationId);
    return new Promise((resolve) => reading.push(resolve));
  }, {} as Logger);
  news.changed('a');
  await vi.advanceTimersByTimeAsync(100);
  news.changed('a');
  news.changed('b');
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['a', 'b']);
  reading[0]?.();
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['a', 'b', 'a']);
});

it('is told as soon as it can be read again', async () => {
  isBroken = true;
  news.changed('a');
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toEqual([]);
  expect(failed.length).toBeGreaterThan(1);
  isBroken = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual(['a']);
});

it('is not told any more once it is stopped', async () => {
  news.changed('a');
  news.stop();
  news.changed('b');
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toEqual([]);
});
